package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.encorecrm.metrics.IdRange;
import org.encorecrm.metrics.Marks;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's prediction, kept so that one may ask for customers by it. */
@Service
public class KeptPredictions {

    private static final String MARK = Marks.of("cast(:rule as text)", "m.purchases");

    private static final String WRITE = """
            with said as (
                select * from unnest(cast(:customers as bigint[]), cast(:days as date[]),
                                     cast(:alive as double precision[]), cast(:orders as double precision[]),
                                     cast(:values as double precision[]), cast(:clvs as double precision[]),
                                     cast(:nexts as double precision[]))
                       as s (customer_id, day, alive, expected_orders, order_value, clv, next_second)
            ), marked as materialized (
                select said.*, {mark} as mark
                  from said join segmentation.metrics m on m.customer_id = said.customer_id
            ), gone as (
                delete from segmentation.prediction p
                 where p.customer_id = any(cast(:ids as bigint[]))
                   and not exists (select from said where said.customer_id = p.customer_id)
            )
            -- What is kept already is not inserted again: each such row would be locked and written to the log.
            insert into segmentation.prediction as p
                   (customer_id, basis_id, mark, day, alive, expected_orders, order_value, clv, next_order_at)
            select customer_id, :basis, mark, day, alive, expected_orders, order_value, clv, to_timestamp(next_second)
              from marked
             where not exists (
                 select from segmentation.prediction k
                  where k.customer_id = marked.customer_id
                    and (k.basis_id, k.mark, k.day, k.alive, k.expected_orders, k.order_value, k.clv, k.next_order_at)
                        is not distinct from
                        (cast(:basis as bigint), marked.mark, marked.day, marked.alive, marked.expected_orders,
                         marked.order_value, marked.clv, to_timestamp(marked.next_second)))
                on conflict (customer_id) do update
               set (basis_id, mark, day, alive, expected_orders, order_value, clv, next_order_at)
                 = (excluded.basis_id, excluded.mark, excluded.day, excluded.alive, excluded.expected_orders, excluded.order_value,
                    excluded.clv, excluded.next_order_at)
             where (p.basis_id, p.mark, p.day, p.alive, p.expected_orders, p.order_value, p.clv, p.next_order_at)
                   is distinct from
                   (excluded.basis_id, excluded.mark, excluded.day, excluded.alive, excluded.expected_orders, excluded.order_value,
                    excluded.clv, excluded.next_order_at)
            """.replace("{mark}", MARK);

    private static final String STALE = """
            select m.customer_id
              from segmentation.metrics m left join segmentation.prediction p on p.customer_id = m.customer_id %2$s
             where %3$s
               and p.mark is distinct from %1$s and (p.customer_id is not null or m.purchases <> 0)
            """;

    private static final String STALE_SOME = STALE.formatted(MARK, "", "m.customer_id = any(cast(:ids as bigint[]))");
    private static final String STALE_RANGE = STALE.formatted(
            MARK, "and p.customer_id between :first and :last", "m.customer_id between :first and :last");
    private final JdbcClient jdbc;
    private final PurchaseHistories histories;
    private final Bases bases;
    private final CategoryPredictions categories;
    private final Settings settings;

    KeptPredictions(
            JdbcClient jdbc,
            PurchaseHistories histories,
            Bases bases,
            CategoryPredictions categories,
            Settings settings) {
        this.jdbc = jdbc;
        this.histories = histories;
        this.bases = bases;
        this.categories = categories;
        this.settings = settings;
    }

    /**
     * Computes the predictions of these customers from their purchases under the basis that holds, and writes those
     * that differ. The caller holds their metrics rows, and no basis may begin to hold meanwhile.
     *
     * @return how many rows were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recompute(long[] customerIds, Instant now) {
        var basis = bases.current();
        if (customerIds.length == 0 || basis.isEmpty()) {
            return 0;
        }
        var written = write(customerIds, basis.get(), histories.of(customerIds, now, settings.zone()));
        return Math.max(written, categories.recompute(customerIds, basis.get(), now));
    }

    private int write(long[] customerIds, Basis basis, List<Bought> bought) {
        var said = bought.stream().map(basis::predict).toList();
        return jdbc.sql(WRITE)
                .param("ids", customerIds)
                .param("basis", basis.id())
                .param("rule", rule(basis))
                .param(
                        "customers",
                        bought.stream().mapToLong(Bought::customerId).toArray())
                .param(
                        "days",
                        said.stream()
                                .map(Prediction::day)
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("alive", column(said, Prediction::alive))
                .param("orders", column(said, Prediction::expectedOrders))
                .param("values", column(said, Prediction::orderValue))
                .param("clvs", column(said, Prediction::clv))
                .param("nexts", column(said, KeptPredictions::second))
                .update();
    }

    /**
     * Those of these customers whose predictions cannot be told to be what they would be if computed now: they bought
     * otherwise than then, or the basis is another.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> stale(long[] customerIds) {
        return customerIds.length == 0 ? List.of() : stale(STALE_SOME, Map.of("ids", customerIds));
    }

    /** The same of everybody in a range. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> stale(IdRange customers) {
        return stale(STALE_RANGE, customers.bounds());
    }

    private List<Long> stale(String statement, Map<String, ?> whose) {
        return bases.current()
                .map(basis -> jdbc.sql(statement)
                        .params(whose)
                        .param("rule", rule(basis))
                        .query(Long.class)
                        .list())
                .orElse(List.of());
    }

    /** What decides beside the purchases: the basis, whose day may be put right once, and what a day is. */
    private String rule(Basis basis) {
        return "predictions 1 %d %s %s"
                .formatted(basis.id(), basis.day(), settings.zone().getId());
    }

    private static Double[] column(List<Prediction> said, Function<Prediction, @Nullable Double> value) {
        var column = new Double[said.size()];
        Arrays.setAll(column, i -> value.apply(said.get(i)));
        return column;
    }

    private static @Nullable Double second(Prediction prediction) {
        var next = prediction.nextOrderAt();
        return next == null ? null : (double) next.getEpochSecond();
    }

    /** What the customer will need again, what runs out first, first. */
    @Transactional(readOnly = true)
    public List<NextPurchase> categories(long customerId) {
        return categories.of(customerId);
    }

    /** Empty when the customer has not bought, or nobody has been predicted yet. */
    @Transactional(readOnly = true)
    public Optional<Prediction> find(long customerId) {
        return jdbc.sql("select * from segmentation.prediction where customer_id = :id")
                .param("id", customerId)
                .query((rs, i) -> {
                    var next = rs.getObject("next_order_at", OffsetDateTime.class);
                    return new Prediction(
                            rs.getObject("alive", Double.class),
                            rs.getObject("expected_orders", Double.class),
                            next == null ? null : next.toInstant(),
                            rs.getObject("order_value", Double.class),
                            rs.getObject("clv", Double.class),
                            rs.getObject("day", LocalDate.class));
                })
                .optional();
    }
}
