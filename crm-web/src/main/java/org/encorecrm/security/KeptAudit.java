package org.encorecrm.security;

import java.time.Period;
import org.encorecrm.retention.Perishable;
import org.encorecrm.retention.PerishableRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log goes by retention alone, and never before it is a year old: its trigger sees to that. */
@Configuration(proxyBeanMethods = false)
class KeptAudit {

    @Bean
    Perishable oldAuditEntries(JdbcClient jdbc) {
        return new PerishableRows(
                jdbc,
                "audit",
                "P5Y",
                Period.ofYears(1),
                "web.audit_log",
                "web.audit_log t where at < :before and at < clock_timestamp() - interval '1 year'");
    }
}
