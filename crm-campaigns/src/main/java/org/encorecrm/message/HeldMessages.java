package org.encorecrm.message;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Letters as a person got them, or would have got them, and what became of each. */
@Configuration(proxyBeanMethods = false)
class HeldMessages {

    @Bean
    @Order(80)
    PersonalDataSource personalMessages() {
        return new PersonalDataSource(
                "messages", Set.of("campaigns.message", "campaigns.letter", "campaigns.reaction"), """
                select jsonb_build_object(
                           'channel', m.channel, 'address', m.address, 'subject', l.subject, 'text', l.text,
                           'state', m.state, 'reason', m.reason, 'enqueuedAt', m.enqueued_at, 'sentAt', m.sent_at,
                           'deliveredAt', m.delivered_at, 'complainedAt', m.complained_at,
                           'reactions', (
                               select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                          'kind', r.kind, 'at', r.at, 'target', r.target)) order by r.at)
                                 from campaigns.reaction r where r.message_id = m.id and not r.robot))
                  from campaigns.message m left join campaigns.letter l on l.message_id = m.id
                 where m.customer_id = :customer order by m.enqueued_at, m.id
                """);
    }

    @Bean
    @Order(32)
    PersonalDataSource personalUnsubscribes() {
        return new PersonalDataSource("unsubscribes", Set.of("campaigns.channel_state"), """
                select jsonb_build_object('channel', s.channel, 'at', s.unsubscribed_at)
                  from campaigns.channel_state s
                 where s.customer_id = :customer and s.unsubscribed_at is not null order by s.channel
                """);
    }
}
