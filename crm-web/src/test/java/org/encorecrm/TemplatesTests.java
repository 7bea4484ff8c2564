package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TemplatesTests {

    /** Refused by the content security policy, so it would do nothing. */
    private static final Pattern INLINE =
            Pattern.compile("\\s(style|on[a-z]+)=\"|<script(?![^>]*\\ssrc|[^>]*th:src)|<style|\\shx-");

    @Test
    void everyPageBeginsWithADoctype() throws IOException {
        assertThat(failing(page -> !page.startsWith("<!DOCTYPE html>")))
                .as(
                        "what replaces the html element keeps the page's own doctype; without one browsers fall into quirks mode")
                .isEmpty();
    }

    @Test
    void nothingIsInline() throws IOException {
        assertThat(failing(page -> INLINE.matcher(page).find())).isEmpty();
    }

    @Test
    void textIsAlwaysEscaped() throws IOException {
        assertThat(failing(page -> page.contains("th:utext") || page.contains("[(")))
                .isEmpty();
    }

    private static List<String> failing(java.util.function.Predicate<String> wrong) throws IOException {
        var found = new ArrayList<String>();
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html")) {
            if (wrong.test(template.getContentAsString(StandardCharsets.UTF_8))) {
                found.add(template.getDescription());
            }
        }
        return found;
    }
}
