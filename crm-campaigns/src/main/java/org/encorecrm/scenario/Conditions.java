package org.encorecrm.scenario;

import java.time.Instant;
import java.util.List;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Rendering;
import org.encorecrm.criteria.ShopCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whether the criterion of an {@code if} holds for the customer of a run right now. */
@Component
class Conditions {

    private final JdbcClient jdbc;
    private final ShopCalendar calendar;
    private final Criteria criteria;

    Conditions(JdbcClient jdbc, ShopCalendar calendar, Criteria criteria) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.criteria = criteria;
    }

    boolean hold(JsonNode condition, Run run, Instant now) {
        var criterion = criteria.read(condition, "");
        var asked = OwnLetters.areMeant(criterion) ? OwnLetters.of(criterion, goesOnWith(run)) : criterion;
        var matching = Rendering.matching(asked, calendar.asking(now, Among.these(new long[] {run.customerId()})));
        return jdbc.sql("select exists (%s)".formatted(matching.text()))
                .params(matching.params())
                .query(Boolean.class)
                .single();
    }

    private List<Long> goesOnWith(Run run) {
        return jdbc.sql("""
                        with recursive one as (
                            select id, inherited_from from campaigns.scenario_run where id = :run
                            union
                            select r.id, r.inherited_from from campaigns.scenario_run r join one on r.id = one.inherited_from)
                        select id from one
                        """).param("run", run.id()).query(Long.class).list();
    }
}
