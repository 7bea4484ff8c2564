package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the back office that needs no id, in both languages: found by its mapping, so none is forgotten. */
@EncoreWebTest
class PagesTests {

    private static final String LABELLED =
            "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea";
    private static final Pattern UNTRANSLATED = Pattern.compile("\\?\\?[\\w.]+_\\w\\w\\?\\?");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Office office;

    @Test
    void everyPageHasOneHeadingATitleLabelsAndWordsInBothLanguages() {
        var administrator = office.enterAsAdministrator();
        var wrong = new ArrayList<String>();
        var seen = 0;
        for (var language : List.of("ru", "en")) {
            administrator.post("/language", "language", language);
            for (var path : paths()) {
                var page = Jsoup.parse(administrator.get(path).body());
                if (page.selectFirst("body.shell") != null) {
                    seen++;
                    faults(page, language).forEach(fault -> wrong.add(language + " " + path + ": " + fault));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).as("pages in two languages").isGreaterThan(60);
    }

    private TreeSet<String> paths() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.encorecrm.office") && isRead(mapping)) {
                mapping.getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .forEach(paths::add);
            }
        });
        return paths;
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().equals(java.util.Set.of(RequestMethod.GET));
    }

    private static List<String> faults(Document page, String language) {
        var faults = new ArrayList<String>();
        if (!page.title().endsWith(" · Encore")) {
            faults.add("title " + page.title());
        }
        if (page.select("h1").size() != 1) {
            faults.add(page.select("h1").size() + " main headings");
        }
        if (!page.select("html").attr("lang").equals(language)) {
            faults.add("says to be in " + page.select("html").attr("lang"));
        }
        UNTRANSLATED.matcher(page.html()).results().forEach(found -> faults.add("untranslated " + found.group()));
        var ids = new HashSet<String>();
        page.select("[id]").stream()
                .map(Element::id)
                .filter(id -> !ids.add(id))
                .forEach(id -> faults.add("twice #" + id));
        page.select(LABELLED).stream()
                .filter(field -> !isLabelled(page, field))
                .forEach(field -> faults.add("no label: " + field.outerHtml()));
        return faults;
    }

    private static boolean isLabelled(Document page, Element field) {
        return field.hasAttr("aria-label")
                || field.hasAttr("aria-labelledby")
                || field.closest("label") != null
                || !field.id().isEmpty() && page.selectFirst("label[for=\"" + field.id() + "\"]") != null;
    }
}
