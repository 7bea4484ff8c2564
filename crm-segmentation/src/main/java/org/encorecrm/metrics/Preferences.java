package org.encorecrm.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What customers prefer, kept under the same row locks as their other figures. */
@Service
public class Preferences {

    /** A row without anything liked says that there is nothing to compute. */
    private static final String RECOMPUTE = """
            with found as materialized (%s), wanted as (
                select m.customer_id, m.purchases <> 0 or m.views <> 0 as known, %s as mark, f.category,
                       coalesce(f.categories, '{}') as categories, coalesce(f.category_shares, '{}') as category_shares,
                       coalesce(f.brands, '{}') as brands, coalesce(f.brand_shares, '{}') as brand_shares
                  from segmentation.metrics m left join found f on f.customer_id = m.customer_id
                 where m.customer_id = any(cast(:ids as bigint[]))
            ), settled as (
                delete from segmentation.preference_due where customer_id = any(cast(:ids as bigint[]))
            ), written as (
                merge into segmentation.preference p
                using wanted w on p.customer_id = w.customer_id
                 when matched and not w.known then delete
                 when matched and (p.mark, p.category, p.categories, p.category_shares, p.brands, p.brand_shares)
                          is distinct from (w.mark, w.category, w.categories, w.category_shares, w.brands, w.brand_shares) then
                      update set mark = w.mark, category = w.category, categories = w.categories,
                                 category_shares = w.category_shares, brands = w.brands, brand_shares = w.brand_shares
                 when not matched and w.known then
                      insert (customer_id, mark, category, categories, category_shares, brands, brand_shares)
                      values (w.customer_id, w.mark, w.category, w.categories, w.category_shares, w.brands, w.brand_shares)
                returning (old.category, coalesce(old.categories, '{}'), coalesce(old.category_shares, '{}'),
                           coalesce(old.brands, '{}'), coalesce(old.brand_shares, '{}'))
                          is distinct from
                          (new.category, coalesce(new.categories, '{}'), coalesce(new.category_shares, '{}'),
                           coalesce(new.brands, '{}'), coalesce(new.brand_shares, '{}')) as differs
            )
            select count(*) from written where differs
            """;

    private static final String MARK = Marks.of(PreferenceSql.RULE, "m.purchases", "m.views");
    private static final String RECOMPUTE_SOME = RECOMPUTE.formatted(PreferenceSql.ofSome(), MARK);
    private static final String RECOMPUTE_RANGE = RECOMPUTE.formatted(PreferenceSql.ofRange(), MARK);

    private static final String STALE = """
            select m.customer_id
              from segmentation.metrics m
              left join segmentation.preference p on p.customer_id = m.customer_id %2$s
             where %3$s
               and (p.mark is distinct from %1$s and (p.customer_id is not null or m.purchases <> 0 or m.views <> 0)
                or exists (select from segmentation.preference_due d where d.customer_id = m.customer_id))
            """;

    private static final String STALE_SOME = STALE.formatted(MARK, "", "m.customer_id = any(cast(:ids as bigint[]))");
    private static final String STALE_RANGE = STALE.formatted(
            MARK, "and p.customer_id between :first and :last", "m.customer_id between :first and :last");
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
        return jdbc.sql(range.isPresent() ? RECOMPUTE_RANGE : RECOMPUTE_SOME)
                .params(range.map(IdRange::bounds).orElse(Map.of()))
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
        for (var table : List.of("segmentation.preference", "segmentation.preference_due")) {
            jdbc.sql("delete from " + table + " where customer_id = :id")
                    .param("id", customerId)
                    .update();
        }
    }

    /**
     * What somebody likes.
     *
     * @param category the favourite: from the root the heaviest branch at every fork
     * @param categories level by level, the largest share first
     */
    public record Liking(
            @Nullable String category, @Nullable String brand, List<Preference> categories, List<Preference> brands) {}
}
