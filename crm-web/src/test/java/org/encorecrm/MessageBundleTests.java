package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessageBundleTests {

    /** A key as a whole: one that is put together, like <code>#{|a.${b}|}</code>, is left to the pages' own tests. */
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9._-]+)[}(]");

    @Test
    void saysEverythingInBothLanguages() throws IOException {
        assertThat(keys("_ru")).isEqualTo(keys(""));
    }

    @Test
    void keysBeginWithTheirFeature() throws IOException {
        for (var file : bundles()) {
            var feature = file.getFilename().replaceAll("(_ru)?\\.properties$", "");
            assertThat(read(file).stringPropertyNames())
                    .as(file.getFilename())
                    .allMatch(key -> key.startsWith(feature + "."));
        }
    }

    @Test
    void textsWithArgumentsAreWellFormed() throws IOException {
        for (var file : bundles()) {
            var language = file.getFilename().endsWith("_ru.properties") ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
            read(file).forEach((key, text) -> {
                if (text.toString().contains("{0")) {
                    assertThat(new MessageFormat(text.toString(), language).format(new Object[] {5, 2, 21, 1}))
                            .as(key.toString())
                            .isNotEmpty();
                }
            });
        }
    }

    @Test
    void templatesUseNoMissingText() throws IOException {
        var known = keys("");
        var missing = new TreeSet<String>();
        for (var template : find("templates/**/*.html")) {
            var used = KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (used.find()) {
                if (!known.contains(used.group(1))) {
                    missing.add(template.getFilename() + ": " + used.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static Set<String> keys(String suffix) throws IOException {
        var keys = new TreeSet<String>();
        for (var file : bundles()) {
            if (file.getFilename().endsWith("_ru.properties") == suffix.equals("_ru")) {
                keys.addAll(read(file).stringPropertyNames());
            }
        }
        return keys;
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new java.io.InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Resource[] bundles() throws IOException {
        return find("messages/*.properties");
    }

    private static Resource[] find(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
    }
}
