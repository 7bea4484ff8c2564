package org.encorecrm.office.letters;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A short word to whoever pressed a button, as a header the page's script shows. Headers are ASCII. */
final class Toasts {

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Toasts() {}

    static String saying(String text) {
        return ASCII.writeValueAsString(Map.of("toast", text));
    }
}
