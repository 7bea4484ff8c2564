package org.encorecrm.scenario;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Which scenarios ran for a person. */
@Configuration(proxyBeanMethods = false)
class HeldRuns {

    @Bean
    @Order(81)
    PersonalDataSource personalScenarios() {
        return new PersonalDataSource(
                "scenarios", Set.of("campaigns.scenario_run", "campaigns.scenario_run_step"), """
                select jsonb_build_object(
                           'name', s.name, 'startedAt', r.started_at, 'finishedAt', r.finished_at, 'state', r.state,
                           'steps', (
                               select jsonb_agg(jsonb_build_object('kind', t.kind, 'outcome', t.outcome, 'at', t.at)
                                                order by t.at, t.step)
                                 from campaigns.scenario_run_step t where t.run_id = r.id))
                  from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                 where r.customer_id = :customer order by r.started_at, r.id
                """);
    }
}
