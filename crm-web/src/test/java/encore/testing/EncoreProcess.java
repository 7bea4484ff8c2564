package encore.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.encorecrm.EncoreApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The application as it runs for real: a process of its own with its own PostgreSQL in a folder of its own. It can be
 * killed and started again; what it keeps stays.
 */
public final class EncoreProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path data;
    private final int port;
    private Process process;

    public EncoreProcess() {
        try {
            data = Files.createTempDirectory("encore-process");
            port = freePort();
            process = launch();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            awaitReady();
        } catch (IllegalStateException notStarted) {
            giveUp();
            throw notStarted;
        }
    }

    public Api api() {
        return new Api("http://localhost:" + port, EncoreWebTest.API_KEY);
    }

    /** SIGKILL, in the middle of whatever it is doing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void start() throws IOException {
        process = launch();
        awaitReady();
    }

    /** Stops it in order, PostgreSQL included, and throws its data away. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            kill();
            killDatabase();
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private void giveUp() {
        try {
            close();
        } catch (IOException | InterruptedException leftBehind) {
            throw new IllegalStateException("Encore neither started nor stopped", leftBehind);
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EncoreApplication.class.getName()));
        builder.environment().put("ENCORE_DATA", data.toString());
        builder.environment().put("ENCORE_API_KEY", EncoreWebTest.API_KEY);
        builder.environment().put("ENCORE_ADMIN_PASSWORD", EncoreWebTest.ADMIN_PASSWORD);
        builder.environment().put("ENCORE_DEMO", "false");
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().remove("SPRING_DATASOURCE_URL");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitReady() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            if (isReady()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("Encore did not start: " + output());
    }

    private boolean isReady() {
        try {
            return api().get("/actuator/health/readiness").status() == 200;
        } catch (IllegalStateException notListening) {
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(log());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void killDatabase() throws IOException {
        var lock = data.resolve("postgresql").resolve("postmaster.pid");
        if (Files.exists(lock)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).get(0).strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Path log() {
        return data.resolve("encore.log");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
