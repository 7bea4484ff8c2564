package org.encorecrm.erasure;

import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People to be erased, by the JSON a shop would send, and what is left of them. */
record ErasureFixtures(CustomerDocuments documents, Identities identities, JdbcClient jdbc) {

    CustomerDocument document(String json) {
        return documents.read(Json.MAPPER.readTree(json));
    }

    long upsert(CustomerDocument document) {
        return identities.upsert(document, true).id();
    }

    long count(String rows, Object... parameters) {
        return jdbc.sql("select count(*) from " + rows)
                .params(parameters)
                .query(Long.class)
                .single();
    }
}
