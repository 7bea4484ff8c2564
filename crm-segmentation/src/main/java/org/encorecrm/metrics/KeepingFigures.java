package org.encorecrm.metrics;

/** The statement that writes figures where they differ, and the passage of whoever comes into another stage. */
final class KeepingFigures {

    /**
     * The first stage of somebody is dated by the fact that says so, later ones by when they were found out: people's
     * past does not change by a late order.
     */
    private static final String STATEMENT = """
            with changed as (
                update segmentation.metrics m
                   set ({columns}, computed_at) = row({found}, {computed})
                  from ({figures}) f
                 where m.customer_id = f.customer_id {range}
                   and ({kept}) is distinct from ({found})
                returning m.customer_id, old.lifecycle_stage as was, new.lifecycle_stage as becomes, new.first_order_at,
                          new.last_order_at, new.last_visit_at, new.lifecycle_visit_at
            ), moved as (
                insert into segmentation.lifecycle_move (customer_id, from_stage, to_stage, at, cause)
                select n.customer_id, n.was, n.becomes,
                       case when n.was is not null then :now
                            else least(:now, case n.becomes
                                when 'lost' then greatest(n.last_order_at, n.last_visit_at) + l.lost_days * interval '24 hours'
                                when 'close_to_loss' then n.last_order_at + l.close_days * interval '24 hours'
                                when 'cautious' then n.lifecycle_visit_at
                                when 'newcomer' then coalesce(c.registered_at, c.created_at)
                                else {since} end) end,
                       coalesce((select q.cause from core.change q
                                  where q.customer_id = n.customer_id and q.dead_reason is null
                                  order by array_position(cast(:causes as text[]), q.cause) limit 1), 'recomputation')
                  from changed n join core.customer c on c.id = n.customer_id cross join ({limits}) l
                 where n.was is distinct from n.becomes
            )
            select count(*) from changed
            """;

    private KeepingFigures() {}

    /**
     * Figures from the facts up to {@code :now}.
     *
     * @param columns those of {@code segmentation.metrics}, which {@code figures} selects beside {@code customer_id}
     * @param range what else must hold, if anything: begins with "and"
     */
    static String of(String columns, String figures, String range) {
        return of(columns, figures, range, "cast(:now as timestamptz)");
    }

    /** Figures from kept ones: facts that came true meanwhile are still to be counted. */
    static String withoutFacts(String columns, String figures) {
        return of(columns, figures, "", "m.computed_at");
    }

    private static String of(String columns, String figures, String range, String computed) {
        return STATEMENT
                .replace("{computed}", computed)
                .replace("{columns}", columns)
                .replace("{found}", prefixed("f.", columns))
                .replace("{kept}", prefixed("m.", columns))
                .replace("{figures}", figures)
                .replace("{range}", range)
                .replace("{since}", StageSql.SINCE)
                .replace("{limits}", StageSql.LIMITS);
    }

    static String prefixed(String alias, String columns) {
        return alias + columns.replace(", ", ", " + alias);
    }
}
