package org.encorecrm.api.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.intake.ImportOptions;
import org.encorecrm.intake.sheet.Encoding;
import org.encorecrm.intake.sheet.Format;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the caller says about a file, instead of leaving it to be guessed. */
record Wishes(
        @Nullable Map<String, String> mapping,
        @Nullable ImportOptions options,
        @Nullable Encoding encoding,
        @Nullable String separator,
        @Nullable Boolean header) {

    /**
     * @param mapping {@code {"column": "field"}}
     * @param options {@code {"source", "dateFormat", "decimal", "invalidCells", "encoding", "separator", "header"}}
     */
    static Wishes of(@Nullable String mapping, @Nullable String options) {
        return of(
                mapping == null || mapping.isBlank() ? null : Json.read(mapping),
                options == null || options.isBlank() ? null : Json.read(options));
    }

    static Wishes of(@Nullable JsonNode mapping, @Nullable JsonNode options) {
        var columns = mapping == null ? null : columns(mapping);
        if (options == null) {
            return new Wishes(columns, null, null, null, null);
        }
        var document = Document.of(options);
        var read = ImportOptions.read(document);
        var encoding = document.word(
                "encoding", Arrays.stream(Encoding.values()).map(Wishes::code).toArray(String[]::new));
        var separator = document.word("separator", ",", ";", "|", "tab").orNull();
        var header = document.truth("header").orNull();
        document.check();
        return new Wishes(
                columns,
                read,
                encoding.map(code ->
                                Encoding.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .orNull(),
                separator,
                header);
    }

    private static String code(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> columns(JsonNode mapping) {
        var columns = new HashMap<String, String>();
        if (!mapping.isObject()) {
            throw new InvalidInputException("/mapping", "must be an object");
        }
        mapping.properties().forEach(entry -> {
            if (!entry.getValue().isString() && !entry.getValue().isNull()) {
                throw new InvalidInputException("/mapping/" + entry.getKey(), "must be the name of a field");
            }
            columns.put(
                    entry.getKey(),
                    entry.getValue().isNull() ? "" : entry.getValue().stringValue());
        });
        return columns;
    }

    boolean saysHowToRead() {
        return encoding != null || separator != null || header != null;
    }

    Format applied(Format guessed) {
        return new Format(
                guessed.type(),
                encoding == null ? guessed.encoding() : encoding,
                separator == null ? guessed.separator() : separator.equals("tab") ? '\t' : separator.charAt(0),
                guessed.quote(),
                header == null ? guessed.header() : header);
    }
}
