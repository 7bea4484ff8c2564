package org.encorecrm.demo.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the demo shop is made of. */
final class Resources {

    private static final JsonMapper JSON = new JsonMapper();

    private Resources() {}

    static <T> T read(String name, TypeReference<T> type) {
        try (var stream = Resources.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource demo/" + name);
            }
            return JSON.readValue(stream, type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
