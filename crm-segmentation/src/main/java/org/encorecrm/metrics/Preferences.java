package org.encorecrm.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What customers prefer, kept under the same row locks as their other figures. */
@Service
public class Preferences {

    private static final String MARK = InterestSql.WHOLE_MARK;

    private static final String STALE = """
            select m.customer_id%4$s
              from segmentation.metrics m
              left join segmentation.preference p on p.customer_id = m.customer_id %2$s
              %5$s
             where %3$s
               and (p.mark is distinct from %1$s and (p.customer_id is not null or %6$s)
                or exists (select from segmentation.preference_due d where d.customer_id = m.customer_id))
            """;

    private static final String SOME = "m.customer_id = any(cast(:ids as bigint[]))";
    private static final String STALE_SOME = STALE.formatted(MARK, "", SOME, "", "", InterestSql.KNOWN);
    private static final String STALE_GROWING = STALE.formatted(
            MARK, "", SOME, ", " + InterestSql.GROWS + " as grows", InterestSql.GROWING, InterestSql.KNOWN);
    private static final String STALE_RANGE = STALE.formatted(
            MARK,
            "and p.customer_id between :first and :last",
            "m.customer_id between :first and :last",
            "",
            "",
            InterestSql.KNOWN);

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Computes what these customers prefer from the facts and writes what differs. The caller holds their metrics rows,
     * in which their other figures are those of now.
     *
     * @return how many customers differed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recompute(long[] customerIds, Instant now) {
        if (customerIds.length == 0) {
            return 0;
        }
        var range = IdRange.filledBy(customerIds);
        return write(
                range.isPresent() ? KeepingPreferences.RANGE_ANEW : KeepingPreferences.SOME_ANEW,
                range.map(IdRange::bounds).orElse(Map.of()),
                customerIds,
                now);
    }

    /**
     * The same after a change: of buyers from all their facts, of others only where there are other views than before. Where
     * there are just some views more, they are added to what is kept.
     *
     * @return how many customers differed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int follow(long[] buyers, long[] lookers, Instant now) {
        var lagging = lagging(lookers, now);
        var growing = ids(lagging.stream().filter(Lagging::grows));
        var anew = LongStream.concat(
                        LongStream.of(buyers),
                        LongStream.of(ids(lagging.stream().filter(each -> !each.grows))))
                .sorted()
                .toArray();
        return recompute(anew, now)
                + (growing.length == 0 ? 0 : write(KeepingPreferences.GROWING, Map.of(), growing, now));
    }

    private List<Lagging> lagging(long[] lookers, Instant now) {
        return lookers.length == 0
                ? List.of()
                : jdbc.sql(STALE_GROWING)
                        .param("ids", lookers)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query((row, i) -> new Lagging(row.getLong("customer_id"), row.getBoolean("grows")))
                        .list();
    }

    private static long[] ids(Stream<Lagging> lagging) {
        return lagging.mapToLong(Lagging::customerId).sorted().toArray();
    }

    private int write(String statement, Map<String, Long> range, long[] customerIds, Instant now) {
        return jdbc.sql(statement)
                .params(range)
                .param("ids", customerIds)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /**
     * Those of these customers whose preferences cannot be told to be what they would be if computed now: there are
     * other facts than then, they are weighed otherwise, or the catalogue says something else of their goods.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> stale(long[] customerIds) {
        return customerIds.length == 0
                ? List.of()
                : jdbc.sql(STALE_SOME)
                        .param("ids", customerIds)
                        .query(Long.class)
                        .list();
    }

    /** The same of everybody in a range. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> stale(IdRange customers) {
        return jdbc.sql(STALE_RANGE)
                .params(customers.bounds())
                .query(Long.class)
                .list();
    }

    /** A customer's, under any id they ever had: categories level by level, then brands, the favourite first. */
    @Transactional(readOnly = true)
    public List<Preference> of(long customerId) {
        return jdbc.sql("""
                        select kind, level, value, share, rank from segmentation.preferred
                         where customer_id = coalesce(
                             (select a.customer_id from core.customer_alias a where a.alias_id = :id), :id)
                         order by kind = 'brand', level, rank
                        """).param("id", customerId).query(Preference.class).list();
    }

    /** The same with the favourites. */
    @Transactional(readOnly = true)
    public Liking liking(long customerId) {
        var all = of(customerId);
        var brands = all.stream().filter(each -> each.kind().equals("brand")).toList();
        return new Liking(
                favourite(customerId).orElse(null),
                brands.isEmpty() ? null : brands.get(0).value(),
                all.stream().filter(each -> each.kind().equals("category")).toList(),
                brands);
    }

    private Optional<String> favourite(long customerId) {
        return jdbc.sql("""
                        select category from segmentation.preference
                         where category is not null and customer_id = coalesce(
                             (select a.customer_id from core.customer_alias a where a.alias_id = :id), :id)
                        """).param("id", customerId).query(String.class).optional();
    }

    void forget(long customerId) {
        for (var table : List.of("segmentation.preference", "segmentation.interest", "segmentation.preference_due")) {
            jdbc.sql("delete from " + table + " where customer_id = :id")
                    .param("id", customerId)
                    .update();
        }
    }

    private record Lagging(long customerId, boolean grows) {}

    /**
     * What somebody likes.
     *
     * @param category the favourite: from the root the heaviest branch at every fork
     * @param categories level by level, the largest share first
     */
    public record Liking(
            @Nullable String category, @Nullable String brand, List<Preference> categories, List<Preference> brands) {}
}
