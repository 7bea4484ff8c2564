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

    private static final String RECOMPUTE = """
            with found as materialized (%s), gone as (
                delete from segmentation.preference p
                 where p.customer_id = any(cast(:ids as bigint[]))
                   and not exists (select from found f where f.customer_id = p.customer_id)
                returning p.customer_id
            ), written as (
                merge into segmentation.preference p
                using (select * from found where customer_id = any(cast(:ids as bigint[]))) f on p.customer_id = f.customer_id
                 when matched and (p.category, p.categories, p.category_shares, p.brands, p.brand_shares)
                          is distinct from (f.category, f.categories, f.category_shares, f.brands, f.brand_shares) then
                      update set category = f.category, categories = f.categories, category_shares = f.category_shares,
                                 brands = f.brands, brand_shares = f.brand_shares
                 when not matched then
                      insert (customer_id, category, categories, category_shares, brands, brand_shares)
                      values (f.customer_id, f.category, f.categories, f.category_shares, f.brands, f.brand_shares)
                returning p.customer_id
            )
            select (select count(*) from gone) + (select count(*) from written)
            """;

    private static final String RECOMPUTE_SOME = RECOMPUTE.formatted(PreferenceSql.ofSome());
    private static final String RECOMPUTE_RANGE = RECOMPUTE.formatted(PreferenceSql.ofRange());

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Computes what these customers prefer from the facts and writes what differs. The caller holds their metrics rows.
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
                .params(range.map(Metrics::bounds).orElse(Map.of()))
                .param("ids", customerIds)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
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
        jdbc.sql("delete from segmentation.preference where customer_id = :id")
                .param("id", customerId)
                .update();
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
