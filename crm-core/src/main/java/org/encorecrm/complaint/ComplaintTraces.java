package org.encorecrm.complaint;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What complaints hold about a person: shown on request, gone with them. */
@Configuration(proxyBeanMethods = false)
class ComplaintTraces {

    @Bean
    PersonalTraces tracesOfComplaints(JdbcClient jdbc) {
        return new PersonalTraces() {

            @Override
            public Set<String> tables() {
                return Set.of("core.complaint");
            }

            @Override
            public void erase(Erasing who, Tally tally) {
                tally.erased(
                        "complaints",
                        who.statement(jdbc, "delete from core.complaint where customer_id = any(:ids)")
                                .update());
            }
        };
    }

    @Bean
    @Order(65)
    PersonalDataSource personalComplaints() {
        return new PersonalDataSource("complaints", Set.of("core.complaint"), """
                select jsonb_build_object('at', c.created_at, 'text', c.text, 'order', coalesce(o.number, o.external_id),
                                          'sku', c.sku, 'state', c.state, 'answer', c.answer, 'resolvedAt', c.resolved_at)
                  from core.complaint c left join core.orders o on o.id = c.order_id
                 where c.customer_id = :customer order by c.created_at, c.id
                """);
    }
}
