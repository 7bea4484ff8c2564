package org.encorecrm.personal;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What core holds about a person: the record, how they are known, their words, their orders and visits. */
@Configuration(proxyBeanMethods = false)
class HeldInCore {

    @Bean
    @Order(10)
    PersonalDataSource personalProfile() {
        return new PersonalDataSource("profile", Set.of("core.customer"), """
                select row_to_json(c) from core.customer c where c.id = :customer
                """);
    }

    @Bean
    @Order(20)
    PersonalDataSource personalIdentifiers() {
        return new PersonalDataSource("identifiers", Set.of("core.identifier", "core.visitor"), """
                select to_jsonb(x) - 'turn' from (
                       select 1 as turn, i.kind, i.source, i.value, i.given_as, i.created_at, null::timestamptz as last_seen_at
                         from core.identifier i where i.customer_id = :customer and i.source <> 'mailbox'
                       union all
                       select 2, 'browser', '', v.visitor_id, null, v.first_seen_at, v.last_seen_at
                         from core.visitor v where v.customer_id = :customer
                       order by 1, 2, 4) x
                """);
    }

    @Bean
    @Order(30)
    PersonalDataSource personalConsents() {
        return new PersonalDataSource("consents", Set.of("core.consent"), """
                select json_build_object(
                           'channel', k.channel, 'purpose', k.purpose, 'address', k.address,
                           'state', case when k.granted then 'granted' when k.pending then 'pending' else 'denied' end,
                           'at', k.at)
                  from core.consent k where k.customer_id = :customer order by k.channel, k.purpose, k.address
                """);
    }

    @Bean
    @Order(31)
    PersonalDataSource personalConsentLog() {
        return new PersonalDataSource("consent_log", Set.of("core.consent_log", "core.consent_text"), """
                select json_build_object(
                           'at', l.at, 'channel', l.channel, 'purpose', l.purpose, 'address', l.address,
                           'state', coalesce(l.stage, case when l.granted then 'granted' else 'denied' end),
                           'evidence', l.evidence, 'source', l.source, 'origin', l.origin, 'page', l.page, 'ip', l.ip,
                           'userAgent', l.user_agent, 'saidBy', l.said_by, 'textVersion', l.text_version,
                           'shownText', t.text, 'recordedAt', l.recorded_at)
                  from core.consent_log l
                  left join core.consent_text t
                    on (t.purpose, t.version, t.language) = (l.purpose, l.text_version, coalesce(l.language, 'ru'))
                 where l.customer_id = :customer order by l.at, l.id
                """);
    }

    @Bean
    @Order(40)
    PersonalDataSource personalOrders() {
        return new PersonalDataSource("orders", Set.of("core.orders", "core.order_item", "core.order_status"), """
                select to_jsonb(o) - '{id,customer_id,content_hash,content_stage,counts,hand_fields}'::text[] || jsonb_build_object(
                           'items', (
                               select jsonb_agg(jsonb_strip_nulls(to_jsonb(i)
                                                - '{order_id,line,customer_id,placed_at,cost}'::text[]) order by i.line)
                                 from core.order_item i where i.order_id = o.id),
                           'statuses', (
                               select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                          'status', s.status, 'at', s.at, 'comment', s.comment)) order by s.at)
                                 from core.order_status s where s.order_id = o.id))
                  from core.orders o where o.customer_id = :customer order by o.placed_at, o.id
                """);
    }

    @Bean
    @Order(50)
    PersonalDataSource personalEvents() {
        return new PersonalDataSource("events", Set.of("core.event", "core.review", "core.answer"), """
                select to_jsonb(e) - '{id,customer_id}'::text[] || jsonb_build_object(
                           'review', (
                               select jsonb_strip_nulls(to_jsonb(r) - 'event_id') from core.review r where r.event_id = e.id),
                           'answers', (
                               select jsonb_agg(jsonb_strip_nulls(to_jsonb(a) - 'event_id'))
                                 from core.answer a where a.event_id = e.id))
                  from core.event e where e.customer_id = :customer order by e.at, e.id
                """);
    }

    @Bean
    @Order(60)
    PersonalDataSource personalNotes() {
        return new PersonalDataSource("notes", Set.of("core.note"), """
                select to_jsonb(n) - '{id,customer_id}'::text[]
                  from core.note n where n.customer_id = :customer order by n.at, n.id
                """);
    }

    @Bean
    @Order(90)
    PersonalDataSource personalMerges() {
        return new PersonalDataSource("merges", Set.of("core.merge", "core.customer_alias"), """
                select jsonb_build_object('at', m.merged_at, 'reason', m.reason, 'earlierId', m.loser_id::text,
                                          'undoneAt', m.undone_at)
                  from core.merge m where m.survivor_id = :customer order by m.merged_at, m.id
                """);
    }
}
