package org.encorecrm.optin;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Which mailboxes of a person were asked, and what they said. */
@Configuration(proxyBeanMethods = false)
class HeldConfirmations {

    @Bean
    @Order(33)
    PersonalDataSource personalConfirmations() {
        return new PersonalDataSource("confirmations", Set.of("campaigns.confirmation"), """
                select to_jsonb(q) - '{id,customer_id,repeat_at}'::text[]
                  from campaigns.confirmation q
                 where q.customer_id = :customer
                    or q.customer_id in (select alias_id from core.customer_alias where customer_id = :customer)
                 order by q.asked_at, q.id
                """);
    }
}
