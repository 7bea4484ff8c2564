package org.encorecrm.personal;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** One object, an array per section. */
final class JsonPerson implements PersonalData.Reader {

    private final JsonGenerator json;
    private boolean open;

    JsonPerson(JsonGenerator json, Instant at) {
        this.json = json;
        json.writeStartObject();
        json.writeStringProperty("generatedAt", at.toString());
    }

    @Override
    public void section(String name) {
        close();
        json.writeArrayPropertyStart(name);
        open = true;
    }

    @Override
    public void row(JsonNode row) {
        json.writeTree(row);
    }

    @Override
    public void end() {
        close();
        json.writeEndObject();
    }

    private void close() {
        if (open) {
            json.writeEndArray();
            open = false;
        }
    }
}
