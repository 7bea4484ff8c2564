package org.encorecrm.metrics;

/**
 * What time alone does to figures that are kept: scores follow the boundaries and the days since the last purchase, the
 * stage its limits. The facts need not be read: whoever has other facts than those that are kept waits in the queue for
 * more than time. A row nobody has computed yet does so too. Parameters: {@code :ids}, {@code :now} and {@code :zone}.
 */
final class Ageing {

    private static final String COLUMNS = "rfm_r, rfm_f, rfm_m, lifecycle_visit_at, lifecycle_stage";

    private static final String QUERY = """
            with limits as materialized ({limits})
            select m.customer_id,
                   case when m.orders_count > 0 then {r} end as rfm_r,
                   case when m.orders_count > 0 then {f} end as rfm_f,
                   case when m.orders_count > 0 then {m} end as rfm_m,
                   v.at as lifecycle_visit_at,
                   {stage} as lifecycle_stage
              from segmentation.metrics m
             cross join limits l
              left join ({cuts}) cuts on true
             cross join lateral (select case when m.lifecycle_visit_at > l.cautious_at then m.lifecycle_visit_at end as at) v
             where m.customer_id = any(cast(:ids as bigint[])) and m.computed_at is not null
            """.replace("{limits}", StageSql.LIMITS)
            .replace(
                    "{r}",
                    Score.recency(
                            "(cast(:now as timestamptz) at time zone :zone)::date - (m.last_order_at at time zone :zone)::date",
                            "cuts.recency"))
            .replace("{f}", Score.rising("m.orders_count", "cuts.frequency"))
            .replace("{m}", Score.rising("m.orders_sum", "cuts.monetary"))
            .replace(
                    "{stage}",
                    StageSql.stage("m.orders_count", "m.first_order_at", "m.last_order_at", "m.last_visit_at", "v.at"))
            .replace("{cuts}", Score.CURRENT_CUTS);

    static final String STATEMENT = KeepingFigures.withoutFacts(COLUMNS, QUERY);

    private Ageing() {}
}
