package org.encorecrm.identity;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers by the JSON a shop would send. {@code #} in it becomes a number of the test's own. */
class CustomerFixtures {

    private static final AtomicInteger COUNTER = new AtomicInteger(1000);

    final String number = String.valueOf(COUNTER.incrementAndGet());
    private final CustomerDocuments documents;
    private final Identities identities;
    private final JdbcClient jdbc;

    CustomerFixtures(CustomerDocuments documents, Identities identities, JdbcClient jdbc) {
        this.documents = documents;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    CustomerDocument document(String json) {
        return documents.read(Json.read(json.replace("#", number)));
    }

    Identified upsert(String json) {
        return identities.upsert(document(json), false);
    }

    List<Identified> upsert(List<String> lines) {
        return identities.upsert(lines.stream().map(this::document).toList(), false);
    }

    Object field(long id, String column) {
        return jdbc.sql("select %s from core.customer where id = ?".formatted(column))
                .param(id)
                .query((row, i) -> row.getObject(1))
                .list()
                .get(0);
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
