package org.encorecrm.scenario;

import java.time.Instant;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whether the criterion of an {@code if} holds for one customer right now. */
@Component
class Conditions {

    private final JdbcClient jdbc;
    private final ShopCalendar calendar;

    Conditions(JdbcClient jdbc, ShopCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    boolean hold(JsonNode condition, long customerId, Instant now) {
        var matching = Rendering.matching(
                CriteriaReader.read(condition, ""), calendar.asking(now, Among.these(new long[] {customerId})));
        return jdbc.sql("select exists (%s)".formatted(matching.text()))
                .params(matching.params())
                .query(Boolean.class)
                .single();
    }
}
