package org.encorecrm.pipeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happened, written as ingestion would have written it. */
@TestComponent
class Facts {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Changes changes;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionOperations transaction;

    /** No test may assume that the clock worker has come no further than the present. */
    Instant now() {
        var ceiling = jdbc.sql("select ceiling from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return ceiling.isAfter(clock.now()) ? ceiling : clock.now();
    }

    long customer() {
        return jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    long order(long customer, Instant placedAt, String amount) {
        return jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                                 status, status_at, counts, currency, total, amount)
                        values ('shop', :id, :customer, :at, :at, '', 'new', :at, true, 'RUB', :amount, :amount)
                        returning id
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("customer", customer)
                .param("at", placedAt.atOffset(ZoneOffset.UTC))
                .param("amount", new BigDecimal(amount))
                .query(Long.class)
                .single();
    }

    void status(long order, String status, Instant at) {
        jdbc.sql("""
                        with was as (
                            insert into core.order_status (order_id, status, at)
                            select id, status, status_at from core.orders where id = :order
                                on conflict do nothing),
                        said as (
                            insert into core.order_status (order_id, status, at) values (:order, :status, :at))
                        update core.orders o set status = k.code, status_at = :at, counts = k.counts
                          from core.order_status_kind k
                         where o.id = :order and k.code = :status
                        """)
                .param("order", order)
                .param("status", status)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    long event(long customer, String type, Instant at, String items) {
        return jdbc.sql("""
                        insert into core.event (type, at, customer_id, items) values (:type, :at, :customer, cast(:items as jsonb))
                        returning id
                        """)
                .param("type", type)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("customer", customer)
                .param("items", items)
                .query(Long.class)
                .single();
    }

    void changed(Cause cause, boolean quiet, Set<ChangeKind> kinds, long... customers) {
        var ids = Arrays.stream(customers).boxed().collect(Collectors.toSet());
        transaction.executeWithoutResult(status -> changes.enqueue(ids, kinds, cause, quiet));
    }

    void changed(long... customers) {
        changed(Cause.CHANGE, false, Set.of(ChangeKind.ORDERS, ChangeKind.ACTIVITY), customers);
    }

    void looked(long customer) {
        changed(Cause.CHANGE, false, Set.of(ChangeKind.ACTIVITY), customer);
    }

    long waiting(long customer) {
        return jdbc.sql("select count(*) from core.change where customer_id = :id and dead_reason is null")
                .param("id", customer)
                .query(Long.class)
                .single();
    }
}
