package org.encorecrm.preference;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What a person chose on their page, and when they asked for their data. */
@Configuration(proxyBeanMethods = false)
class HeldPreferences {

    @Bean
    @Order(34)
    PersonalDataSource personalPreferences() {
        return new PersonalDataSource("preferences", Set.of("campaigns.stated_preference"), """
                select jsonb_build_object('saidAt', p.said_at, 'most', p.most,
                                          'withinDays', case when p.most is not null then p.within_days end,
                                          'fromTime', p.from_time, 'toTime', p.to_time, 'groups', p.groups,
                                          'days', (select jsonb_agg(d + 1) from generate_series(0, 6) d
                                                    where p.days >> d & 1 = 1))
                  from campaigns.stated_preference p
                 where p.customer_id = :customer
                    or p.customer_id in (select alias_id from core.customer_alias where customer_id = :customer)
                 order by p.said_at desc
                """);
    }

    @Bean
    @Order(91)
    PersonalDataSource personalDataRequests() {
        return new PersonalDataSource("data_requests", Set.of("campaigns.data_request"), """
                select jsonb_build_object('askedAt', r.asked_at, 'address', r.address, 'fetchedAt', r.fetched_at)
                  from campaigns.data_request r
                 where r.customer_id = :customer
                    or r.customer_id in (select alias_id from core.customer_alias where customer_id = :customer)
                 order by r.asked_at
                """);
    }
}
