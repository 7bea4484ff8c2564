package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.encorecrm.segment.SegmentMoves;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Span;
import org.encorecrm.task.Assignment;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers, segments and moves the way the lower modules write them. */
@Component
class ScenarioFixtures {

    static final Step CALL = new Step.CreateTask("Call back", Assignment.CUSTOMER_MANAGER, Span.parse("P1D"));

    static final Step LETTER = new Step.Send("email", "a-letter");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private final Runs runs;
    private final Templates templates;

    ScenarioFixtures(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            BusinessClock clock,
            Runs runs,
            Templates templates) {
        this.templates = templates;
        this.runs = runs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    static String aKey() {
        return "k" + UUID.randomUUID().toString().substring(0, 12);
    }

    static ScenarioDefinition scenario(String segment, Step... steps) {
        return scenario(segment, StopWhen.NEVER, null, 0, steps);
    }

    static ScenarioDefinition scenario(
            String segment, StopWhen stopWhen, @Nullable Span reentry, double holdout, Step... steps) {
        return new ScenarioDefinition(
                aKey(),
                "A scenario",
                new Trigger(Trigger.On.SEGMENT_ENTERED, segment),
                reentry,
                BigDecimal.valueOf(holdout),
                false,
                stopWhen,
                List.of(steps));
    }

    String segment() {
        var key = aKey();
        segment(key);
        return key;
    }

    void segment(String key) {
        templates.save(new TemplateDraft(
                "a-letter", "A letter", TemplateClass.ADVERTISING, "Hello", null, "<p>Hello</p>", null, null));
        jdbc.sql("""
                        insert into segmentation.segment (key, name, kind, created_at, updated_at)
                        values (:key, :key, 'static', now(), now())
                        """).param("key", key).update();
    }

    void order(long customer, Instant at) {
        jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_stage,
                                                 content_hash, status, status_at, counts, currency, total, amount)
                        values ('shop', :key, :customer, :at, :at, 10, '', 'new', :at, true, 'RUB', 100, 100)
                        """)
                .param("key", aKey())
                .param("customer", customer)
                .param("at", Timestamp.from(at))
                .update();
    }

    long customer() {
        return jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    long enter(String segment, long... customers) {
        return enter(segment, clock.now(), true, customers);
    }

    long enter(String segment, Instant at, boolean acting, long... customers) {
        return move(segment, at, true, acting, """
                insert into segmentation.member (segment_id, customer_id, entered_at)
                select (select id from segmentation.segment where key = :segment), c, :at from unnest(:customers) as c
                """, customers);
    }

    long leave(String segment, long... customers) {
        return leave(segment, clock.now(), customers);
    }

    long leave(String segment, Instant at, long... customers) {
        return move(segment, at, false, true, """
                update segmentation.member set left_at = :at
                 where segment_id = (select id from segmentation.segment where key = :segment)
                   and customer_id = any(:customers) and left_at is null
                """, customers);
    }

    private long move(String segment, Instant at, boolean entered, boolean acting, String members, long... customers) {
        return transaction.execute(status -> {
            long batch = jdbc.sql("select nextval('segmentation.move_batch')")
                    .query(Long.class)
                    .single();
            for (var sql : List.of(members, """
                    insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                    select :batch, (select id from segmentation.segment where key = :segment), c, :entered, :at,
                           'change', :acting
                      from unnest(:customers) as c
                    """)) {
                jdbc.sql(sql)
                        .param("batch", batch)
                        .param("segment", segment)
                        .param("customers", customers)
                        .param("entered", entered)
                        .param("acting", acting)
                        .param("at", Timestamp.from(at))
                        .update();
            }
            events.publishEvent(new SegmentMoves(batch, at));
            return batch;
        });
    }

    void tellAgain(long batch) {
        transaction.executeWithoutResult(status -> events.publishEvent(new SegmentMoves(batch, clock.now())));
    }

    void release(long batch) {
        jdbc.sql("update segmentation.move set acting = true where batch = :batch")
                .param("batch", batch)
                .update();
        tellAgain(batch);
    }

    Runs runs() {
        return runs;
    }

    void workOff() {
        while (runs.work()) {}
    }

    List<Long> heldOut(ScenarioDefinition scenario) {
        return jdbc.sql("""
                        select r.customer_id
                          from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = :key and r.state = 'held_out'
                        """).param("key", scenario.key()).query(Long.class).list();
    }

    List<String> states(ScenarioDefinition scenario) {
        return jdbc.sql("""
                        select r.state from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = :key order by r.id
                        """).param("key", scenario.key()).query(String.class).list();
    }

    int tasks(ScenarioDefinition scenario) {
        return jdbc.sql("select count(*) from campaigns.task where scenario = :key")
                .param("key", scenario.key())
                .query(Integer.class)
                .single();
    }

    int letters(ScenarioDefinition scenario) {
        return jdbc.sql("select count(*) from campaigns.message where scenario = :key")
                .param("key", scenario.key())
                .query(Integer.class)
                .single();
    }
}
