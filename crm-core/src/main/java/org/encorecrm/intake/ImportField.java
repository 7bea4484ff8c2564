package org.encorecrm.intake;

import java.util.Arrays;
import java.util.List;

/**
 * Where a column can go.
 *
 * @param code the path of the field in the document of the API, {@code address.city}
 * @param lenient a cell that cannot be understood may be left out without making the rest of the line wrong
 * @param names what people call such a column, in Russian and English, lower case and without signs
 */
public record ImportField(String code, CellType type, boolean lenient, List<String> names) {

    static final String CUSTOM = "customFields.";
    static final String ITEM = "item.";

    /** @param names separated by bars, best first */
    static ImportField of(String code, CellType type, boolean lenient, String names) {
        return new ImportField(code, type, lenient, Arrays.asList(names.split("\\|")));
    }

    static ImportField custom(String code) {
        return new ImportField(code, CellType.ANYTHING, true, List.of());
    }

    public boolean isCustom() {
        return code.startsWith(CUSTOM);
    }

    /** Whether each line of an order has its own. */
    boolean ofItem() {
        return code.startsWith(ITEM);
    }

    /** Lines of an order are called items in its document, and item in criteria. */
    boolean is(String given) {
        return code.equals(given) || ofItem() && ("items." + code.substring(ITEM.length())).equals(given);
    }
}
