package org.encorecrm.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The moments at which the answer of a leaf about one customer may change by time alone. Some may be named in vain;
 * what fields do that move in ways of their own is not among them: {@link #areUnknown}.
 */
@Repository
class TurningPoints {

    private static final Set<ChangeKind> FACTS = Set.of(ChangeKind.ORDERS, ChangeKind.ACTIVITY);

    private final JdbcClient jdbc;

    TurningPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the leaf moves with time by rules of its own, such as a score or an age. */
    static boolean areUnknown(Criterion leaf) {
        if (leaf instanceof Bought bought) {
            return bought.where().stream()
                    .anyMatch(each -> each.field().flipRule().movesWithTime(each));
        }
        if (!(leaf instanceof FieldIs is)) {
            return false;
        }
        var field = is.condition().field();
        var rule = field.flipRule();
        return field.kinds().contains(ChangeKind.FIGURE)
                || rule != DefaultFlips.RULE && !(rule instanceof FlipsElsewhere) && rule.movesWithTime(is.condition());
    }

    /** In (now, until]. */
    List<Instant> of(Criterion leaf, LeafAnswer answer, Asking asking, Instant until) {
        var facts = Facts.of(leaf, asking);
        if (facts.isPresent()) {
            return counted(facts.get(), asking, until);
        }
        return leaf instanceof FieldIs is && is.condition().operand() instanceof Operand.Length length
                ? ofField(is.condition(), answer.found(), length, asking)
                : List.of();
    }

    private static List<Instant> ofField(
            Condition condition, @Nullable String found, Operand.Length length, Asking asking) {
        if (found == null) {
            return List.of();
        }
        var isDate = condition.field().type() == ValueType.DATE;
        var moment = isDate ? null : OffsetDateTime.parse(found).toInstant();
        if (condition.operator() == Operator.ANNIVERSARY_WITHIN) {
            var day = moment == null
                    ? LocalDate.parse(found)
                    : moment.atZone(asking.zone()).toLocalDate();
            return anniversaries(day, length, asking);
        }
        return List.of(
                moment == null
                        ? midnight(Spans.passed(LocalDate.parse(found), length.span()), asking)
                        : Spans.passed(moment, length.span(), asking.zone()));
    }

    /** The days on which one comes into sight, and those after one. */
    private static List<Instant> anniversaries(LocalDate day, Operand.Length ahead, Asking asking) {
        var moments = new ArrayList<Instant>();
        var thisYear = asking.today().getYear();
        for (var year = thisYear; year <= thisYear + 2; year++) {
            var anniversary = day.plusYears(Math.max(0, year - day.getYear()));
            var sight = anniversary.minus(ahead.span().days());
            for (var days = -5; days <= 5; days++) {
                moments.add(midnight(sight.plusDays(days), asking));
            }
            moments.add(midnight(anniversary.plusDays(1), asking));
        }
        return moments;
    }

    private static Instant midnight(LocalDate day, Asking asking) {
        return day.atStartOfDay(asking.zone()).toInstant();
    }

    private List<Instant> counted(Facts facts, Asking asking, Instant until) {
        var counting = new Sweep(facts, asking);
        var statement = facts.oneByOne(asking, until);
        jdbc.sql(statement.text()).params(statement.params()).query((RowCallbackHandler) rs -> counting.add(
                rs.getLong("thing"), rs.getObject("at", OffsetDateTime.class).toInstant(), rs.getBigDecimal("amount")));
        return counting.changes();
    }

    /** When facts dated ahead come due. */
    Set<Instant> due(List<Criterion> leaves, long customer, Instant now, Instant until) {
        var figures = leaves.stream()
                .anyMatch(leaf -> leaf instanceof FieldIs is
                        && is.condition().field().kinds().stream().anyMatch(FACTS::contains));
        return figures
                ? new TreeSet<>(jdbc.sql("""
                                select moment from (
                                    select o.placed_at as moment from core.orders o where o.customer_id = :customer
                                     union
                                    select e.at from core.event e where e.customer_id = :customer
                                     union
                                    select c.registered_at from core.customer c where c.id = :customer) fact
                                 where moment > :now and moment <= :until
                                 order by moment limit 200
                                """)
                        .param("customer", customer)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query((rs, i) ->
                                rs.getObject("moment", OffsetDateTime.class).toInstant())
                        .list())
                : Set.of();
    }
}
