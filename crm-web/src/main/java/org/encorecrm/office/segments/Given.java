package org.encorecrm.office.segments;

import java.util.Optional;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Criteria that another page hands over in the address. */
final class Given {

    private Given() {}

    /** Empty when there are none, or none that can be read: the constructor then begins empty. */
    static Optional<Criterion> criteria(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CriteriaReader.read(Json.MAPPER.readTree(json), "/criteria"));
        } catch (JacksonException | InvalidInputException unreadable) {
            return Optional.empty();
        }
    }
}
