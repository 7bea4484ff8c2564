package org.encorecrm.office.imports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.ImportOptions;
import org.encorecrm.intake.sheet.Encoding;
import org.encorecrm.intake.sheet.Format;
import org.jspecify.annotations.Nullable;

/** What the page of an import sends. */
final class ImportForm {

    /** A column that becomes a field of the shop's own by its name. */
    static final String OWN = "own";

    private ImportForm() {}

    static Map<String, String> mapping(Import file, Map<String, String> form) {
        var mapping = new LinkedHashMap<String, String>();
        for (var i = 0; i < file.headers().size(); i++) {
            var code = form.getOrDefault("column" + i, "");
            var header = file.headers().get(i);
            mapping.put(header, code.equals(OWN) ? FieldChoices.CUSTOM + key(header) : code);
        }
        return mapping;
    }

    /** Letters and digits, so that the field can be named in criteria and letters. */
    private static String key(String header) {
        var key = header.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return key.isEmpty() ? "column" : key;
    }

    static ImportOptions options(Map<String, String> form) {
        var source = form.getOrDefault("source", "").strip();
        return new ImportOptions(
                source.isEmpty() ? ImportOptions.USUAL.source() : source,
                blankAsNull(form.get("dateFormat")),
                blankAsNull(form.get("decimal")),
                "reject".equals(form.get("invalidCells")));
    }

    static Format format(Import file, Map<String, String> form) {
        var format = file.format();
        var separator = form.getOrDefault("separator", "");
        var encoding = form.getOrDefault("encoding", "");
        return new Format(
                format.type(),
                encoding.isEmpty() ? format.encoding() : Encoding.valueOf(encoding),
                separator.isEmpty() ? format.separator() : separator.equals("tab") ? '\t' : separator.charAt(0),
                format.quote(),
                "true".equals(form.get("header")));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
