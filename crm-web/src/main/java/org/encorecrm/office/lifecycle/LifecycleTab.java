package org.encorecrm.office.lifecycle;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LifecycleTab {

    @Bean
    Report lifecycleReport() {
        return new Report(20, "lifecycle", "/reports/lifecycle", "forward");
    }
}
