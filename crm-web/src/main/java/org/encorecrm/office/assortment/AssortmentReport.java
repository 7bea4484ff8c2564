package org.encorecrm.office.assortment;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AssortmentReport {

    @Bean
    Report assortmentSteps() {
        return new Report(30, "assortment", "/reports/assortment", "calendar");
    }
}
