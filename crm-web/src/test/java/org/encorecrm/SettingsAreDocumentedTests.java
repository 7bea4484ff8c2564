package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever may be set is described where users look: a key that is read in the code stands in the documentation. */
class SettingsAreDocumentedTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern READ = Pattern.compile(
            "(?:settings\\.(?:get|find)\\(|Tunable\\.\\w+\\(|ShopField\\(|super\\(settings, )\\s*(?:\"([\\w.]+)\"|(?:\\w+\\.)?([A-Z_]+)[,)])");
    private static final Pattern FIELD = Pattern.compile("^    [A-Z_]+\\(\\s*\"([\\w.]+)\",", Pattern.MULTILINE);

    /** What the application keeps among the settings for itself; nobody sets it. */
    private static final List<String> INTERNAL = List.of("live.since", "demo.over");

    @Test
    void everyKeyStandsInTheDocumentation() throws IOException {
        var documented = read("docs", ".md").collect(Collectors.joining());

        assertThat(keys()).hasSizeGreaterThan(30);
        assertThat(keys().stream().filter(key -> !documented.contains("`" + key)))
                .as("settings of which docs/*.md say nothing")
                .isEmpty();
    }

    private static TreeSet<String> keys() throws IOException {
        var keys = new TreeSet<String>();
        for (var module : List.of("crm-core", "crm-segmentation", "crm-campaigns", "crm-web")) {
            read(module + "/src/main/java", ".java").forEach(source -> {
                READ.matcher(source).results().forEach(found -> {
                    var key = found.group(1) != null ? found.group(1) : constant(source, found.group(2));
                    if (key.contains(".")) {
                        keys.add(key);
                    }
                });
                if (source.contains("enum ShopField")) {
                    FIELD.matcher(source).results().forEach(found -> keys.add(found.group(1)));
                }
            });
        }
        keys.removeAll(INTERNAL);
        return keys;
    }

    private static String constant(String source, String name) {
        var found = Pattern.compile("String " + name + "\\s*=\\s*\"([\\w.]+)\"").matcher(source);
        return found.find() ? found.group(1) : "";
    }

    private static Stream<String> read(String folder, String ending) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .map(SettingsAreDocumentedTests::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
