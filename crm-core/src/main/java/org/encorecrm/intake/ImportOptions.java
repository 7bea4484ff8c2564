package org.encorecrm.intake;

import java.time.format.DateTimeFormatter;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the cells of an import are understood.
 *
 * @param source which shop the lines are of
 * @param dateFormat a pattern of {@link DateTimeFormatter} tried before the usual ways to write dates
 * @param decimal comma or point, where a lone one could be either; null: comma unless commas separate cells
 * @param strict a line with any cell that cannot be understood is rejected; else cells that may be left out are
 */
public record ImportOptions(
        String source,
        @Nullable String dateFormat,
        @Nullable String decimal,
        boolean strict) {

    public static final ImportOptions USUAL = new ImportOptions("shop", null, null, false);

    /** Reads {@code {"source", "dateFormat", "decimal": "," | ".", "invalidCells": "leaveOut" | "reject"}}. */
    public static ImportOptions read(JsonNode node) {
        var document = Document.of(node);
        var options = read(document);
        document.check();
        return options;
    }

    /** The same inside a document with more in it; the caller checks it. */
    public static ImportOptions read(Document document) {
        var format = document.text("dateFormat", 40).orNull();
        if (format != null && !isPattern(format)) {
            document.reject("dateFormat", "is not a date format like dd.MM.yyyy");
        }
        return new ImportOptions(
                document.text("source", 100).orElse(USUAL.source),
                format,
                document.word("decimal", ",", ".").orNull(),
                document.word("invalidCells", "leaveOut", "reject")
                        .orElse("leaveOut")
                        .equals("reject"));
    }

    private static boolean isPattern(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern).toString().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    public static ImportOptions checked(ImportOptions options) {
        if (options.dateFormat != null && !isPattern(options.dateFormat)) {
            throw new InvalidInputException("/options/dateFormat", "is not a date format like dd.MM.yyyy");
        }
        return options;
    }
}
