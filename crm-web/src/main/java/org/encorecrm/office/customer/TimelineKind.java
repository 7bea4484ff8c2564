package org.encorecrm.office.customer;

import java.util.Locale;

/**
 * What a timeline is made of. Each statement answers (at, id, title, detail, state, link, amount) of one customer;
 * together they are merged by time.
 */
enum TimelineKind {
    ORDER("""
            select o.placed_at, o.id, coalesce(o.number, o.external_id),
                   (select string_agg(i.name || case when i.quantity = 1 then '' else ' × ' || trim_scale(i.quantity) end,
                                      ', ' order by i.line)
                      from core.order_item i where i.order_id = o.id),
                   k.name_%1$s, null, o.total || ' ' || o.currency
              from core.orders o join core.order_status_kind k on k.code = o.status
             where o.customer_id = :id and o.placed_at <= :before"""),
    STATUS("""
            select s.at, s.order_id, coalesce(o.number, o.external_id), s.comment, k.name_%1$s, null, null
              from core.orders o
              join core.order_status s on s.order_id = o.id
              join core.order_status_kind k on k.code = s.status
             where o.customer_id = :id and s.at <= :before and s.at > o.placed_at"""),
    VISIT("""
            select e.at, e.id, e.type, coalesce(p.name, e.category, e.url), null, null, null
              from core.event e left join core.product p on p.sku = e.sku
             where e.customer_id = :id and e.at <= :before"""),
    LETTER("""
            select m.state_at, m.id, coalesce(l.subject, t.name, m.template), m.scenario, m.state, m.reason, m.channel
              from campaigns.message m
              left join campaigns.letter l on l.message_id = m.id
              left join campaigns.template t on t.key = m.template
             where m.customer_id = :id and m.state_at <= :before"""),
    REACTION("""
            select r.at, r.id, coalesce(l.subject, m.template), r.target, r.kind, m.id::text, null
              from campaigns.message m
              join campaigns.reaction r on r.message_id = m.id and not r.robot
              left join campaigns.letter l on l.message_id = m.id
             where m.customer_id = :id and r.at <= :before"""),
    TASK("""
            select t.created_at, t.id, t.title, t.comment, coalesce(t.outcome, t.state), null,
                   coalesce(u.name, t.assignee)
              from campaigns.task t left join web.app_user u on u.login = t.assignee
             where t.customer_id = :id and t.created_at <= :before"""),
    MOVE("""
            select m.at, m.id, s.name, m.cause, case when m.entered then 'entered' else 'left' end, s.key, null
              from segmentation.move m join segmentation.segment s on s.id = m.segment_id
             where m.customer_id = :id and m.at <= :before"""),
    CONSENT("""
            select c.at, c.id, c.channel, c.evidence, coalesce(c.stage, case when c.granted then 'granted' else 'withdrawn' end),
                   c.purpose, c.address
              from core.consent_log c
             where c.customer_id = :id and c.at <= :before"""),
    NOTE("""
            select n.at, n.id, coalesce(u.name, n.author), n.text, null, null, null
              from core.note n left join web.app_user u on u.login = n.author
             where n.customer_id = :id and n.at <= :before"""),
    MERGE("""
            select g.merged_at, g.id, g.loser_id::text, g.reason,
                   case when g.undone_at is null then 'merged' else 'undone' end, null, null
              from core.merge g
             where g.survivor_id = :id and g.merged_at <= :before""");

    private final String sql;

    TimelineKind(String sql) {
        this.sql = sql;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** At most this many of the kind: later pages begin where this one ends. */
    String select(String language) {
        return "(select '%s' as kind, * from (%s) as x (at, id, title, detail, state, link, amount)"
                        .formatted(code(), sql.formatted(language.equals("ru") ? "ru" : "en"))
                + " where (x.at, '%s', x.id) < (:before, :beforeKind, :beforeId) order by x.at desc, x.id desc limit :limit)"
                        .formatted(code());
    }
}
