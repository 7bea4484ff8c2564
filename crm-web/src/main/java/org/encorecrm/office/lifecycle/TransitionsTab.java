package org.encorecrm.office.lifecycle;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TransitionsTab {

    @Bean
    Report transitionsReport() {
        return new Report(25, "transitions", "/reports/transitions", "move");
    }
}
