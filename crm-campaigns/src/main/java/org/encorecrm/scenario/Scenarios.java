package org.encorecrm.scenario;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What the shop does about customers who enter or leave a segment. */
@Service
@Transactional
public class Scenarios {

    private final ScenarioRepository scenarios;
    private final Revisions revisions;
    private final References references;
    private final Enrolment enrolment;
    private final RunStates runs;
    private final RunCounters counters;
    private final Overview overview;
    private final EvaluationTime evaluations;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;
    private final TransactionOperations transaction;

    Scenarios(
            ScenarioRepository scenarios,
            Revisions revisions,
            References references,
            Enrolment enrolment,
            RunStates runs,
            RunCounters counters,
            Overview overview,
            EvaluationTime evaluations,
            ApplicationEventPublisher events,
            BusinessClock clock,
            TransactionOperations transaction) {
        this.scenarios = scenarios;
        this.revisions = revisions;
        this.references = references;
        this.enrolment = enrolment;
        this.runs = runs;
        this.counters = counters;
        this.overview = overview;
        this.evaluations = evaluations;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public List<ScenarioView> all() {
        return scenarios.findAllByOrderByName().stream().map(Scenario::view).toList();
    }

    @Transactional(readOnly = true)
    public List<ScenarioSummary> summaries() {
        return overview.of(all());
    }

    @Transactional(readOnly = true)
    public Optional<ScenarioView> find(String key) {
        return scenarios.findByKey(key).map(Scenario::view);
    }

    /** What people call it; one that is gone is called by its key. */
    @Transactional(readOnly = true)
    public String nameOf(String key) {
        return find(key).map(ScenarioView::name).orElse(key);
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
        return put(definition, null);
    }

    /**
     * @param version what the editor saw, null to write over whatever is there
     * @throws ConflictException when somebody else has changed it since
     */
    public ScenarioView put(ScenarioDefinition definition, @Nullable Integer version) {
        references.check(definition);
        var now = clock.now();
        var known = scenarios.findByKey(definition.key());
        var before = known.map(Scenario::view).orElse(null);
        if (version != null && (before == null || before.version() != version)) {
            throw changedMeanwhile(definition);
        }
        var saved =
                save(known.orElseGet(() -> new Scenario(definition.key(), now)).define(definition, now), definition);
        revisions.keep(saved, now);
        return published(before, saved);
    }

    private Scenario save(Scenario scenario, ScenarioDefinition definition) {
        try {
            return scenarios.saveAndFlush(scenario);
        } catch (OptimisticLockingFailureException overtaken) {
            throw changedMeanwhile(definition);
        }
    }

    private static ConflictException changedMeanwhile(ScenarioDefinition definition) {
        return new ConflictException("Somebody else has changed the scenario " + definition.key() + " meanwhile");
    }

    /**
     * Switches it on. Nobody who is in the segment already is enrolled unless that is said. Whoever enters while it is
     * switched on is taken either by the move or with the present: evaluations that began before it was on end first.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Activated activate(String key, boolean enrolPresent) {
        var scenario = Objects.requireNonNull(transaction.execute(status -> switchOn(key, enrolPresent)));
        if (!enrolPresent) {
            return new Activated(scenario, 0);
        }
        transaction.executeWithoutResult(status -> evaluations.alone());
        var enrolled = transaction.execute(status -> enrolment.enrolPresent(scenario.id(), clock.now()));
        return new Activated(scenario, Objects.requireNonNull(enrolled));
    }

    private ScenarioView switchOn(String key, boolean enrolPresent) {
        var scenario = existing(key);
        if (enrolPresent && enrolment.stillFills(scenario.id())) {
            throw new ConflictException("the segment is still being filled: not everybody who is in it is known yet");
        }
        if (!scenario.is(ScenarioState.ACTIVE)) {
            var before = scenario.view();
            references.check(before.definition());
            scenario.activate(clock.now());
            scenarios.saveAndFlush(scenario);
            runs.resume(scenario.id());
            published(before, scenario);
        }
        return scenario.view();
    }

    /** Switches it off: nobody is enrolled and runs stay where they are until it is on again. */
    public ScenarioView pause(String key) {
        var scenario = existing(key);
        if (scenario.is(ScenarioState.ACTIVE)) {
            var before = scenario.view();
            scenario.pause();
            scenarios.saveAndFlush(scenario);
            runs.pause(scenario.id());
            published(before, scenario);
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

    private ScenarioView published(@Nullable ScenarioView before, Scenario scenario) {
        var after = scenario.view();
        events.publishEvent(new ScenarioChanged(before, after));
        return after;
    }

    private Scenario existing(String key) {
        return scenarios.findByKey(key).orElseThrow(() -> new NotFoundException("there is no scenario " + key));
    }

    /** A scenario just switched on, and how many present members it took along. */
    public record Activated(ScenarioView scenario, int enrolled) {}
}
