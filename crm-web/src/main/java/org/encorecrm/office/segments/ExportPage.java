package org.encorecrm.office.segments;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Field;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.ExportFormat;
import org.encorecrm.segment.Exports;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which columns, and as what. */
@Controller
@RequestMapping("/segments/{key}")
@Analysts
class ExportPage {

    private final Segments segments;
    private final Exports exports;
    private final Criteria criteria;

    ExportPage(Segments segments, Exports exports, Criteria criteria) {
        this.segments = segments;
        this.exports = exports;
        this.criteria = criteria;
    }

    @GetMapping("/columns")
    String choose(@PathVariable String key, Model model, Locale locale) {
        model.addAttribute("segment", segments.get(key));
        model.addAttribute("formats", ExportFormat.values());
        model.addAttribute("usual", Exports.usualColumns());
        var shelves = new LinkedHashMap<String, List<Column>>();
        criteria.vocabulary()
                .customer()
                .fields()
                .forEach(field -> shelves.merge(
                        field.theme().label().in(locale), List.of(Column.of(field, locale)), Column::both));
        model.addAttribute("shelves", shelves);
        return "segments/columns";
    }

    /** A file, or the page again when there are too many for the format. */
    @GetMapping("/export")
    @Nullable
    String export(
            @PathVariable String key,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam @Nullable List<String> columns,
            HttpServletResponse response,
            Model model,
            Locale locale)
            throws IOException {
        var names = columns == null || columns.isEmpty() ? null : String.join(",", columns);
        var wanted = ExportFormat.of(format);
        try {
            exports.begin(key, names, wanted);
        } catch (InvalidInputException tooMany) {
            model.addAttribute("tooMany", wanted);
            return choose(key, model, locale);
        }
        response.setContentType(wanted.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(key + "." + wanted.code(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        exports.write(key, names, wanted, response.getOutputStream());
        return null;
    }

    /** A column one may tick. */
    record Column(String name, String label) {

        static Column of(Field field, Locale locale) {
            var name = field.key().startsWith("customer.") ? field.key().substring("customer.".length()) : field.key();
            return new Column(name, field.label().in(locale));
        }

        static List<Column> both(List<Column> some, List<Column> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
    }
}
