package org.encorecrm.intake;

import java.util.List;

/** Texts as PostgreSQL writes an array of them. Rows differ in length, so that they do not fit into one array of arrays. */
final class TextArray {

    private TextArray() {}

    static String of(List<String> values) {
        var out = new StringBuilder("{");
        for (var v = 0; v < values.size(); v++) {
            out.append(v == 0 ? "\"" : ",\"");
            var value = values.get(v);
            for (var i = 0; i < value.length(); i++) {
                var c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
            out.append('"');
        }
        return out.append('}').toString();
    }
}
