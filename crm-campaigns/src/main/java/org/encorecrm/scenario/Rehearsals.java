package org.encorecrm.scenario;

import java.util.Optional;
import org.encorecrm.backtest.Rehearsal;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;

/** Plays scenarios over the past. Drafts too: that is when one wants to know. */
@Component
class Rehearsals implements Rehearsal {

    private final ScenarioRepository scenarios;
    private final Settings settings;

    Rehearsals(ScenarioRepository scenarios, Settings settings) {
        this.scenarios = scenarios;
        this.settings = settings;
    }

    @Override
    public Optional<Play> of(String scenario) {
        return scenarios.findByKey(scenario).map(found -> new ScenarioPlay(found, settings.zone()));
    }
}
