package org.encorecrm.segment;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An array of objects. */
class JsonExport implements ExportFile {

    private final List<ExportColumn> columns;
    private final JsonGenerator generator;

    JsonExport(List<ExportColumn> columns, JsonGenerator generator) {
        this.columns = columns;
        this.generator = generator;
        generator.writeStartArray();
    }

    @Override
    public void row(List<String> values) {
        generator.writeStartObject();
        for (var i = 0; i < columns.size(); i++) {
            generator.writeName(columns.get(i).name());
            var value = values.get(i);
            if (value.isEmpty()) {
                generator.writeNull();
            } else if (columns.get(i).isNumber()) {
                generator.writeNumber(value);
            } else {
                generator.writeString(value);
            }
        }
        generator.writeEndObject();
    }

    @Override
    public void close() {
        generator.writeEndArray();
        generator.close();
    }
}
