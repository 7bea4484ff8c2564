package org.encorecrm.webhook;

import java.time.Period;
import org.encorecrm.retention.Perishable;
import org.encorecrm.retention.PerishableRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was told, kept back or given up is of use while somebody looks for a fault; what still waits never goes. */
@Configuration(proxyBeanMethods = false)
class KeptDeliveries {

    private static final int SHORTEST_DAYS = 7;

    @Bean
    Perishable oldDeliveries(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "deliveries",
                "P90D",
                Period.ofDays(SHORTEST_DAYS),
                "campaigns.webhook_delivery",
                "campaigns.webhook_delivery t"
                        + " where t.state_at < :before and t.state in ('delivered', 'held', 'dead')");
    }
}
