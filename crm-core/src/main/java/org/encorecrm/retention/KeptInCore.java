package org.encorecrm.retention;

import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What core keeps that is of no use for ever. */
@Configuration(proxyBeanMethods = false)
class KeptInCore {

    private static final Period A_DAY = Period.ofDays(1);
    private static final Period A_WEEK = Period.ofDays(7);

    @Bean
    Perishable oldAnonymousEvents(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "anonymousEvents",
                "P13M",
                A_DAY,
                "core.event",
                "core.event t where at < :before and customer_id is null");
    }

    @Bean
    Perishable oldVisitors(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "visitors",
                "P13M",
                A_DAY,
                "core.visitor",
                "core.visitor t where last_seen_at < :before and customer_id is null");
    }

    @Bean
    Perishable oldAnswers(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "answers",
                "P7D",
                A_DAY,
                "core.idempotent_request",
                "core.idempotent_request t where received_at < :before");
    }

    /** Statuses of orders that never came. */
    @Bean
    Perishable oldEarlyStatuses(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "earlyStatuses",
                "P90D",
                A_WEEK,
                "core.order_status_early",
                "core.order_status_early t where received_at < :before");
    }
}
