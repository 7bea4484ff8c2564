package org.encorecrm.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The way that documents of one kind take into the base: the same that they take from the API. */
interface Taking<T> {

    /** Throws {@link org.encorecrm.support.InvalidInputException} with the pointers of what is wrong. */
    T read(JsonNode document);

    /** Takes them in as history, one result for each. */
    List<Taken> take(List<T> documents);

    /** By what two documents of one file may be about the same; nothing when lines about one are together anyway. */
    default Set<Long> keys(T document) {
        return Set.of();
    }

    /** What the documents are about as it stands, by the key of {@link Taken#id}, locked; customers are witnessed. */
    default Map<String, String> state(List<T> documents) {
        return Map.of();
    }

    /** What undoing remembers of these documents, beside customers. */
    default Target target() {
        return Target.CUSTOMER;
    }
}
