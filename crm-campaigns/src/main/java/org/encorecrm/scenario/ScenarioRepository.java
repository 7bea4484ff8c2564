package org.encorecrm.scenario;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ScenarioRepository extends Repository<Scenario, Long> {

    Scenario saveAndFlush(Scenario scenario);

    Optional<Scenario> findByKey(String key);

    List<Scenario> findAllByOrderByName();
}
