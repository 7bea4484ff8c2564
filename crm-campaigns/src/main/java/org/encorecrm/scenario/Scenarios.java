package org.encorecrm.scenario;

import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop does about customers who enter or leave a segment. */
@Service
@Transactional
public class Scenarios {

    private final ScenarioRepository scenarios;
    private final Revisions revisions;
    private final Enrolment enrolment;
    private final RunStates runs;
    private final RunCounters counters;
    private final BusinessClock clock;

    Scenarios(
            ScenarioRepository scenarios,
            Revisions revisions,
            Enrolment enrolment,
            RunStates runs,
            RunCounters counters,
            BusinessClock clock) {
        this.scenarios = scenarios;
        this.revisions = revisions;
        this.enrolment = enrolment;
        this.runs = runs;
        this.counters = counters;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<ScenarioView> all() {
        return scenarios.findAllByOrderByName().stream().map(Scenario::view).toList();
    }

    @Transactional(readOnly = true)
    public Optional<ScenarioView> find(String key) {
        return scenarios.findByKey(key).map(Scenario::view);
    }

    @Transactional(readOnly = true)
    public ScenarioView get(String key) {
        return existing(key).view();
    }

    /** Makes a draft; the key must be new. */
    public ScenarioView create(ScenarioDefinition definition) {
        if (scenarios.findByKey(definition.key()).isPresent()) {
            throw new ConflictException("there is a scenario with the key " + definition.key());
        }
        return put(definition);
    }

    /** Makes a draft, or changes the scenario with this key; runs under way end as they began. */
    public ScenarioView put(ScenarioDefinition definition) {
        var now = clock.now();
        var scenario = scenarios.findByKey(definition.key()).orElseGet(() -> new Scenario(definition.key(), now));
        var saved = scenarios.saveAndFlush(scenario.define(definition, now));
        revisions.keep(saved, now);
        return saved.view();
    }

    /** Switches it on. Nobody who is in the segment already is enrolled unless that is said. */
    public Activated activate(String key, boolean enrolPresent) {
        var scenario = existing(key);
        var now = clock.now();
        if (!scenario.is(ScenarioState.ACTIVE)) {
            scenario.activate(now);
            scenarios.saveAndFlush(scenario);
            runs.resume(scenario.id());
        }
        var enrolled = enrolPresent ? enrolment.enrolPresent(scenario.id(), now) : 0;
        return new Activated(scenario.view(), enrolled);
    }

    /** Switches it off: nobody is enrolled and runs stay where they are until it is on again. */
    public ScenarioView pause(String key) {
        var scenario = existing(key);
        if (scenario.is(ScenarioState.ACTIVE)) {
            scenario.pause();
            scenarios.saveAndFlush(scenario);
            runs.pause(scenario.id());
        }
        return scenario.view();
    }

    /** How many are in the segment right now, and would be enrolled if switching it on were told so. */
    @Transactional(readOnly = true)
    public long present(String key) {
        return enrolment.present(existing(key).id());
    }

    @Transactional(readOnly = true)
    public ScenarioStats stats(String key) {
        var scenario = existing(key);
        return counters.of(scenario.id(), scenario.revision());
    }

    private Scenario existing(String key) {
        return scenarios.findByKey(key).orElseThrow(() -> new NotFoundException("no scenario " + key));
    }

    /** A scenario just switched on, and how many present members it took along. */
    public record Activated(ScenarioView scenario, int enrolled) {}
}
