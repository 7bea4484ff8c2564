package org.encorecrm.office.prediction;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PredictionReportEntry {

    @Bean
    Report predictionReportPage() {
        return new Report(60, "prediction", "/reports/prediction", "forward");
    }
}
