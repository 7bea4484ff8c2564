package org.encorecrm.metrics;

/** Which orders were purchases at a moment of the past. */
public final class Purchases {

    /**
     * Whether order {@code o} counted at {@code :now}, by the status it had then; an order without one yet counts. The
     * history is read only for orders whose status has changed since.
     */
    public static final String COUNTED_THEN = """
            (case when o.status_at <= :now then o.counts
                  else coalesce((select k.counts
                                   from core.order_status s join core.order_status_kind k on k.code = s.status
                                  where s.order_id = o.id and s.at <= :now
                                  order by s.at desc, k.stage desc limit 1), true) end)""";

    private Purchases() {}
}
