package org.encorecrm.message;

import java.time.Period;
import org.encorecrm.retention.Perishable;
import org.encorecrm.retention.PerishableRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The texts of letters go after a while; that a letter went, and what became of it, stays in the figures. */
@Configuration(proxyBeanMethods = false)
class KeptLetters {

    private static final int SHORTEST_DAYS = 30;

    @Bean
    Perishable oldLetters(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "letters",
                "P3Y",
                Period.ofDays(SHORTEST_DAYS),
                "campaigns.letter",
                "campaigns.letter t join campaigns.message m on m.id = t.message_id and m.state_at < :before");
    }
}
