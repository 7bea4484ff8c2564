package org.encorecrm.office.segments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.metrics.Stage;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;

/** Segments that most shops begin with, ready to be adjusted. */
public enum Start {
    GONE_QUIET("""
            {"all": [{"field": "orders.count", "op": "gte", "value": 10},
                     {"field": "orders.lastAt", "op": "olderThan", "value": "P180D"},
                     {"field": "orders.average", "op": "gte", "value": 8000}]}"""),
    ONE_ORDER("""
            {"all": [{"field": "orders.count", "op": "eq", "value": 1},
                     {"field": "orders.lastAt", "op": "olderThan", "value": "P14D"}]}"""),
    CART("""
            {"all": [{"field": "cart.abandonedAt", "op": "newerThan", "value": "P3D"},
                     {"field": "cart.total", "op": "gte", "value": 1000},
                     {"field": "consent.email", "op": "eq", "value": true}]}"""),
    BIRTHDAY("""
            {"all": [{"field": "customer.birthDate", "op": "anniversaryWithin", "value": "P7D"},
                     {"field": "consent.email", "op": "eq", "value": true}]}"""),
    LOOKING("""
            {"all": [{"event": "product_viewed", "count": {"op": "gte", "value": 3}, "within": "P7D"},
                     {"purchase": [], "count": {"op": "eq", "value": 0}, "within": "P7D"}]}"""),
    BEST("""
            {"all": [{"field": "rfm.f", "op": "gte", "value": 4}, {"field": "rfm.m", "op": "gte", "value": 4},
                     {"field": "orders.lastAt", "op": "newerThan", "value": "P90D"}]}""");

    private final String json;

    Start(String json) {
        this.json = json;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final String STAGE = "lifecycle.";

    /** @param code one of these, or {@code lifecycle.<stage>} */
    static Optional<Criterion> of(@Nullable String code) {
        var stage = code == null || !code.startsWith(STAGE) ? "" : code.substring(STAGE.length());
        if (Arrays.stream(Stage.values()).anyMatch(each -> each.code().equals(stage))) {
            var json =
                    "{\"all\": [{\"field\": \"lifecycle.stage\", \"op\": \"eq\", \"value\": \"%s\"}]}".formatted(stage);
            return Optional.of(CriteriaReader.read(Json.MAPPER.readTree(json), ""));
        }
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> CriteriaReader.read(Json.MAPPER.readTree(each.json), ""));
    }
}
