package org.encorecrm.demo.past;

import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written down of the shop's past. */
final class Resources {

    private static final JsonMapper JSON = new JsonMapper();

    private Resources() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(Resources.class.getResourceAsStream("/demo/past/" + name), name);
    }

    static JsonNode read(String name) {
        return JSON.readTree(open(name));
    }
}
