package org.encorecrm.personal;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.encorecrm.support.json.Json;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads everything held about one person, section by section, as of one moment. Rows stream: any number fits. */
@Service
public class PersonalData {

    private static final int ROWS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final List<PersonalDataSource> sources;

    PersonalData(JdbcClient jdbc, ObjectProvider<PersonalDataSource> sources) {
        this.jdbc = jdbc;
        this.sources = sources.orderedStream().toList();
        var sections = new HashSet<String>();
        for (var source : this.sources) {
            if (!sections.add(source.section())) {
                throw new IllegalStateException("Two sources call their section " + source.section());
            }
        }
    }

    public List<PersonalDataSource> sources() {
        return sources;
    }

    /** @param customerId of a record that is not merged away */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void read(long customerId, Reader reader) {
        for (var source : sources) {
            reader.section(source.section());
            jdbc.sql(source.sql())
                    .withFetchSize(ROWS_AT_ONCE)
                    .param("customer", customerId)
                    .query(row -> {
                        reader.row(tidy(Json.read(row.getString(1))));
                    });
        }
        reader.end();
    }

    /** Takes what is read as it comes. */
    public interface Reader {

        void section(String name);

        void row(JsonNode row);

        void end();
    }

    /** Names of columns become names of JSON; what says nothing is left out. */
    private static JsonNode tidy(JsonNode row) {
        if (!(row instanceof ObjectNode)) {
            return row;
        }
        var tidy = Json.MAPPER.createObjectNode();
        row.properties().forEach(field -> {
            if (!isEmpty(field.getValue())) {
                tidy.set(CAMEL.apply(field.getKey()), field.getValue());
            }
        });
        return tidy;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isContainer() && value.isEmpty()
                || value.isString() && value.asString().isEmpty();
    }

    private static final Function<String, String> CAMEL = name -> {
        var camel = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            var up = i > 0 && name.charAt(i - 1) == '_';
            if (name.charAt(i) != '_') {
                camel.append(up ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return camel.toString();
    };
}
