package org.encorecrm.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A scenario: its present definition, and whether it is on. */
@Entity
@Table(schema = "campaigns", name = "scenario")
class Scenario {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String key = "";

    private String name = "";

    private String state = ScenarioState.DRAFT.code();

    private int revision = 1;

    @ColumnTransformer(write = "?::jsonb")
    private String definition = "{}";

    @Column(name = "trigger_on")
    private String triggerOn = "";

    @Column(name = "trigger_segment")
    private String triggerSegment = "";

    @ColumnTransformer(write = "?::interval")
    private @Nullable String reentry;

    private BigDecimal holdout = BigDecimal.ZERO;

    /** Made by the database; the holdout's, it never changes. */
    @Column(insertable = false, updatable = false)
    private String salt = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Version
    private int version;

    protected Scenario() {}

    Scenario(String key, Instant now) {
        this.key = key;
        this.createdAt = now;
    }

    /** Takes the definition over; runs that are under way keep the revision they began with. */
    Scenario define(ScenarioDefinition wanted, Instant now) {
        if (id != null && !wanted.sameRoad(definition())) {
            revision++;
        }
        name = wanted.name();
        definition = DefinitionJson.write(wanted);
        triggerOn = wanted.trigger().on().code();
        triggerSegment = wanted.trigger().segment();
        reentry = wanted.reentry() == null ? null : wanted.reentry().toString();
        holdout = wanted.holdout();
        updatedAt = now;
        return this;
    }

    void activate(Instant now) {
        state = ScenarioState.ACTIVE.code();
        activatedAt = now;
    }

    void pause() {
        state = ScenarioState.PAUSED.code();
    }

    long id() {
        return id == null ? 0 : id;
    }

    boolean is(ScenarioState other) {
        return state.equals(other.code());
    }

    String salt() {
        return salt;
    }

    int revision() {
        return revision;
    }

    String document() {
        return definition;
    }

    ScenarioDefinition definition() {
        return DefinitionJson.read(definition);
    }

    ScenarioView view() {
        return new ScenarioView(
                id(),
                ScenarioState.valueOf(state.toUpperCase(Locale.ROOT)),
                revision,
                definition(),
                updatedAt,
                activatedAt,
                version);
    }
}
