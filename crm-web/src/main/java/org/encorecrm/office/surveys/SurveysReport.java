package org.encorecrm.office.surveys;

import org.encorecrm.office.Report;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SurveysReport {

    @Bean
    Report customerSurveys() {
        return new Report(70, "surveys", "/reports/surveys", "note");
    }
}
