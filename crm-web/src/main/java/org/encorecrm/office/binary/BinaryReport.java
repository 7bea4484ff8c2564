package org.encorecrm.office.binary;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BinaryReport {

    @Bean
    Report binaryWords() {
        return new Report(40, "binary", "/reports/binary", "grip");
    }
}
