package org.encorecrm.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The kept figures: one row per customer, whose lock is held by whoever evaluates that customer. */
@Service
public class Metrics {

    private static final String DIFFERING = """
            select f.customer_id
              from ({figures}) f
              left join segmentation.metrics m on m.customer_id = f.customer_id and m.customer_id between :first and :last
             where ({kept}) is distinct from ({found})
            """.replace("{figures}", Figures.ofRange())
            .replace("{kept}", KeepingFigures.prefixed("m.", Figures.COLUMNS))
            .replace("{found}", KeepingFigures.prefixed("f.", Figures.COLUMNS));

    private static final String CAME_TRUE = """
            select m.customer_id,
                   exists (select from core.orders o
                            where o.customer_id = m.customer_id and o.placed_at > m.computed_at and o.placed_at <= :now) as bought,
                   exists (select from core.event e
                            where e.customer_id = m.customer_id and e.at > m.computed_at and e.at <= :now)
                or exists (select from core.customer c
                            where c.id = m.customer_id and c.registered_at > m.computed_at and c.registered_at <= :now) as seen
              from segmentation.metrics m
             where m.customer_id = any(:ids)
            """;

    private static final String RECOMPUTE_SOME = KeepingFigures.of(Figures.COLUMNS, Figures.ofSome(), "");
    private static final String RECOMPUTE_RANGE = KeepingFigures.of(Figures.COLUMNS, Figures.ofRange(), """
                    and m.customer_id between :first and :last and f.customer_id = any(cast(:ids as bigint[]))""");

    /** What acts comes first. */
    private static final String[] CAUSES =
            Arrays.stream(Cause.values()).map(Cause::code).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;
    private final CartSettings carts;

    Metrics(JdbcClient jdbc, Settings settings, BusinessClock clock, CartSettings carts) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.carts = carts;
    }

    /**
     * Makes the rows that are missing. In a transaction of its own: an uncommitted row is a lock out of id order, and
     * two workers could wait for each other. Whoever is being merged away at this moment is waited for and left out:
     * the lock is the one the foreign key takes, but on a row that is gone the foreign key would fail for all of them.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void open(Collection<Long> customerIds) {
        jdbc.sql("""
                        insert into segmentation.metrics (customer_id)
                        select id from core.customer c
                         where id = any(:ids)
                           and not exists (select from segmentation.metrics m where m.customer_id = c.id)
                         order by id
                           for key share of c
                            on conflict do nothing
                        """).param("ids", customerIds.toArray(Long[]::new)).update();
    }

    /**
     * Locks the customers' rows, in id order, for the rest of the transaction and answers whose they are. Only later
     * statements may compute: those see everything committed by whoever held the rows before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long[] lock(Collection<Long> customerIds) {
        return lock(customerIds, "");
    }

    /**
     * The same for customers who go in this transaction. Whoever has no row gets none any more: it would be somebody
     * else's to hold, who would keep something about somebody gone.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockLeaving(Collection<Long> customerIds) {
        var unknown = new HashSet<>(customerIds);
        for (var held : lock(customerIds)) {
            unknown.remove(held);
        }
        var shut = unknown.isEmpty() ? List.<Long>of() : shut(unknown);
        if (!shut.isEmpty()) {
            lock(shut);
        }
    }

    /** Against {@link #open}: whoever came first is waited for, whoever comes later waits. */
    private List<Long> shut(Collection<Long> customerIds) {
        return jdbc.sql("select id from core.customer where id = any(:ids) order by id for update")
                .param("ids", customerIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** The same, leaving out customers somebody else is at. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long[] lockFree(Collection<Long> customerIds) {
        return lock(customerIds, "skip locked");
    }

    private long[] lock(Collection<Long> customerIds, String waiting) {
        return jdbc
                .sql("""
                        select customer_id from segmentation.metrics
                         where customer_id = any(:ids)
                         order by customer_id
                           for no key update %s
                        """.formatted(waiting))
                .param("ids", customerIds.toArray(Long[]::new))
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /**
     * What else than is known has changed about these customers, as bits of {@link ChangeKind}: the times of facts dated
     * ahead have come since their figures were computed. Whoever recomputes them now counts these facts, and the clock,
     * which comes by within a minute, finds nothing more to say.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Integer> cameTrue(long[] customerIds, Instant now) {
        var kinds = new HashMap<Long, Integer>();
        if (customerIds.length > 0) {
            jdbc.sql(CAME_TRUE)
                    .param("ids", customerIds)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query((RowCallbackHandler) row -> kinds.put(
                            row.getLong("customer_id"),
                            (row.getBoolean("bought") ? ChangeKind.ORDERS.bit() : 0)
                                    | (row.getBoolean("seen") ? ChangeKind.ACTIVITY.bit() : 0)));
        }
        return kinds;
    }

    /**
     * Computes the figures of these customers from the facts and writes those that differ, and the passage of whoever
     * comes into another stage of the lifecycle. The caller holds their rows.
     *
     * @return how many rows differed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recompute(long[] customerIds, Instant now) {
        if (customerIds.length == 0) {
            return 0;
        }
        var range = IdRange.filledBy(customerIds);
        return write(
                at(now, range.isPresent() ? RECOMPUTE_RANGE : RECOMPUTE_SOME)
                        .params(range.map(IdRange::bounds).orElse(Map.of())),
                customerIds);
    }

    /** The same for customers about whom nothing has changed but the time, or a boundary of scores. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int age(long[] customerIds, Instant now) {
        return customerIds.length == 0 ? 0 : write(at(now, Ageing.STATEMENT), customerIds);
    }

    private static int write(JdbcClient.StatementSpec statement, long[] customerIds) {
        return statement
                .param("ids", customerIds)
                .param("causes", CAUSES)
                .query(Integer.class)
                .single();
    }

    /** Those of these customers whose kept figures are not what the facts say. Whoever holds none of their rows may ask. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> differing(IdRange customers, Instant now) {
        return at(now, DIFFERING).params(customers.bounds()).query(Long.class).list();
    }

    private JdbcClient.StatementSpec at(Instant now, String statement) {
        return jdbc.sql(statement)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId());
    }

    /** The figures of a customer, under any id they ever had. Empty when there is no such customer. */
    @Transactional(readOnly = true)
    public Optional<CustomerMetrics> find(long customerId) {
        return jdbc.sql("""
                        select c.id as customer_id, coalesce(m.orders_count, 0) as orders_count,
                               coalesce(m.orders_sum, 0) as orders_sum, m.orders_average, m.first_order_at,
                               m.last_order_at, m.average_interval_days, coalesce(m.visits_count, 0) as visits_count,
                               m.last_visit_at, m.cart_total, m.cart_updated_at,
                               case when m.cart_updated_at <= cast(:abandoned as timestamptz) then m.cart_updated_at end as cart_left_at,
                               m.cart_items, m.rfm_r, m.rfm_f, m.rfm_m, m.computed_at,
                               m.lifecycle_stage,
                               (select s.at from segmentation.lifecycle_move s where s.customer_id = c.id
                                 order by s.at desc, s.id desc limit 1) as lifecycle_since
                          from core.customer c
                          left join segmentation.metrics m on m.customer_id = c.id
                         where c.id = coalesce(
                             (select a.customer_id from core.customer_alias a where a.alias_id = :id), :id)
                        """)
                .param("id", customerId)
                .param("abandoned", clock.now().minus(carts.abandonAfter()).atOffset(ZoneOffset.UTC))
                .query(new CustomerMetricsRow(carts.abandonAfter()))
                .optional();
    }

    /** The next customers of a walk over everybody, in the order of their ids. */
    public List<Long> customersAfter(long reached, long last, int limit) {
        return jdbc.sql("""
                        select id from core.customer where id > :reached and id <= :last order by id limit :limit
                        """)
                .param("reached", reached)
                .param("last", last)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }
}
