package org.encorecrm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.encorecrm.EncoreApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/**
 * Each row of {@code bench/run} once, on a base of {@code -Dbench.customers=10k}: that it comes out, and what it says. No
 * time is asserted; the lines are for {@code docs/performance.md}.
 */
@Tag("bench")
class RowTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SIZE = System.getProperty("bench.customers", "10k");
    private static final Path DATA = ROOT.resolve("target/bench-rows");

    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void prepare() throws IOException {
        assumeTrue(isThere("psql") && isThere("curl"), "psql and curl are needed: no row is measured");
        jar = folder.resolve("encore.jar");
        pack(jar);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base",
                "recomputation",
                "change-batch",
                "clock",
                "backtest",
                "preview",
                "search",
                "card",
                "pages",
                "export",
                "duplicates",
                "import"
            })
    void comesOut(String row) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                ROOT.resolve("bench/run").toString(),
                row,
                "--customers",
                SIZE,
                "--runs",
                System.getProperty("bench.runs", "3"));
        builder.environment().put("BENCH_DATA", DATA.toString());
        builder.environment().put("ENCORE_JAR", jar.toString());
        var said = folder.resolve(row + ".txt");
        var ended = builder.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        var lines = Files.readString(said);
        System.out.println(lines);
        assertThat(ended).as(lines).isZero();
    }

    @AfterAll
    static void forget() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
    }

    /** The application as these tests have it, before it is packed. */
    private static void pack(Path target) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EncoreApplication.class.getName());
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(path.split(File.pathSeparator))
                                .map(each -> Path.of(each).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(target), manifest).close();
    }

    private static boolean isThere(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
