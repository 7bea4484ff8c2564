package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes fill the same segment. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class FillingTests {

    @Autowired
    Segments segments;

    @Autowired
    Filling otherNode;

    @Autowired
    Definitions definitions;

    @Autowired
    Memberships memberships;

    @Autowired
    Metrics metrics;

    @Autowired
    SurgeBrake brake;

    @Autowired
    EvaluationTime time;

    @Autowired
    Changes changes;

    @Autowired
    BusinessClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Drain drain;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Test
    void leavesNewsToItsEvaluationWhereTheOtherNodeHasBeen() {
        var key = Shop.key();
        var segment = segments.create(new SegmentDraft(key, key, SegmentKind.DYNAMIC, in(one)));
        fillOnTheOtherNode();
        var customer = shop.customer(Map.of());
        segments.change(new SegmentDraft(key, key, SegmentKind.DYNAMIC, in(other)), null, false);
        jdbc.sql("update segmentation.segment set fill_after = :customer - 1 where id = :id")
                .param("customer", customer)
                .param("id", segment.id())
                .update();

        var node = nodeThatClaimsAfter(() -> {
            fillOnTheOtherNode();
            moveTo(other, customer);
        });
        transaction.executeWithoutResult(status -> node.fillSome());
        drain.changes();

        assertThat(jdbc.sql("select cause || ' ' || acting from segmentation.move where segment_id = :id")
                        .param("id", segment.id())
                        .query(String.class)
                        .list())
                .containsExactly("change true");
        segments.delete(key);
    }

    private Criterion in(String city) {
        return shop.criteria("{'field': 'customer.address.city', 'op': 'eq', 'value': '%s'}".formatted(city));
    }

    private void fillOnTheOtherNode() {
        while (otherNode.fillSome()) {}
    }

    private void moveTo(String city, long customer) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update core.customer set city = :city where id = :id")
                    .param("city", city)
                    .param("id", customer)
                    .update();
            changes.enqueue(List.of(customer), Set.of(ChangeKind.PROFILE), Cause.CHANGE, false);
        });
    }

    /** Between what it reads about the segment and its claim, something else happens. */
    private Filling nodeThatClaimsAfter(Runnable meanwhile) {
        var happened = new AtomicBoolean();
        var interrupted = (JdbcClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JdbcClient.class}, (proxy, method, arguments) -> {
                    if (String.valueOf(arguments[0]).contains("pg_try_advisory_xact_lock")
                            && !happened.getAndSet(true)) {
                        CompletableFuture.runAsync(meanwhile).join();
                    }
                    try {
                        return method.invoke(jdbc, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return new Filling(interrupted, definitions, memberships, metrics, brake, time, changes, clock, events);
    }
}
