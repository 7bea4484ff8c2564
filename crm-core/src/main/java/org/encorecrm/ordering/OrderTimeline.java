package org.encorecrm.ordering;

import java.util.List;
import org.encorecrm.timeline.TimelineKind;
import org.encorecrm.timeline.TimelineSource;
import org.springframework.stereotype.Component;

/** Orders and what became of them, on the line of the customer. */
@Component
class OrderTimeline implements TimelineSource {

    private static final TimelineKind ORDER =
            new TimelineKind(10, "order", "o.placed_at", "o.id", """
            jsonb_build_object('id', o.id::text, 'source', o.source, 'externalId', o.external_id, 'number', o.number,
                               'status', o.status, 'total', o.total, 'currency', o.currency,
                               'goods', (select string_agg(i.name || case when i.quantity = 1 then ''
                                                                          else ' × ' || trim_scale(i.quantity) end,
                                                           ', ' order by i.line)
                                           from core.order_item i where i.order_id = o.id))""", "core.orders o where o.customer_id = :id");

    /** A status has no number of its own: two of one order at one moment differ in their names. */
    private static final TimelineKind STATUS = new TimelineKind(
            20,
            "order_status",
            "s.at",
            "(s.order_id * 65536 + (hashtext(s.status) & 65535))",
            """
            jsonb_build_object('orderId', o.id::text, 'orderExternalId', o.external_id, 'number', o.number, 'status', s.status,
                               'comment', s.comment, 'first', s.at <= o.placed_at)""",
            "core.orders o join core.order_status s on s.order_id = o.id where o.customer_id = :id");

    @Override
    public List<TimelineKind> timeline() {
        return List.of(ORDER, STATUS);
    }
}
