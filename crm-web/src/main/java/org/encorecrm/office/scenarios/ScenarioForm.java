package org.encorecrm.office.scenarios;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A definition as the editor's form holds it.
 *
 * @param version what the editor saw, null for a new one
 */
public record ScenarioForm(
        String key,
        @Nullable Integer version,
        String name,
        String on,
        String segment,
        String reentryAmount,
        String reentryUnit,
        String reentryIso,
        String holdout,
        String stopWhen,
        String enrolPresent,
        @Nullable List<StepForm> steps) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ScenarioForm {
        key = Objects.requireNonNullElse(key, "").strip();
        name = Objects.requireNonNullElse(name, "");
        on = Objects.requireNonNullElse(on, "segment_entered");
        segment = Objects.requireNonNullElse(segment, "");
        reentryAmount = Objects.requireNonNullElse(reentryAmount, "");
        reentryUnit = Objects.requireNonNullElse(reentryUnit, "days");
        reentryIso = Objects.requireNonNullElse(reentryIso, "");
        holdout = Objects.requireNonNullElse(holdout, "0");
        stopWhen = Objects.requireNonNullElse(stopWhen, "never");
        enrolPresent = Objects.requireNonNullElse(enrolPresent, "false");
        steps = StepForm.present(steps);
    }

    /** A new one, perhaps for a segment that the person comes from. */
    static ScenarioForm blank(String segment) {
        return new ScenarioForm(
                "", null, "", "segment_entered", segment, "", "days", "", "0", "never", "false", List.of());
    }

    static ScenarioForm of(ScenarioView scenario) {
        var definition = scenario.definition();
        var reentry = SpanField.of(definition.reentry());
        return new ScenarioForm(
                definition.key(),
                scenario.version(),
                definition.name(),
                definition.trigger().on().code(),
                definition.trigger().segment(),
                reentry.amount(),
                reentry.unit(),
                reentry.iso(),
                definition.holdout().multiply(HUNDRED).stripTrailingZeros().toPlainString(),
                definition.stopWhen().code(),
                String.valueOf(definition.enrolPresent()),
                StepForm.of(definition.steps()));
    }

    ScenarioForm withKey(String newKey) {
        return new ScenarioForm(
                newKey,
                version,
                name,
                on,
                segment,
                reentryAmount,
                reentryUnit,
                reentryIso,
                holdout,
                stopWhen,
                enrolPresent,
                steps);
    }

    ScenarioForm withSteps(List<StepForm> newSteps) {
        return new ScenarioForm(
                key,
                version,
                name,
                on,
                segment,
                reentryAmount,
                reentryUnit,
                reentryIso,
                holdout,
                stopWhen,
                enrolPresent,
                newSteps);
    }

    List<StepForm> stepsOrNone() {
        return steps == null ? List.of() : steps;
    }

    JsonNode toJson() {
        var json = Json.MAPPER.createObjectNode();
        json.put("key", key).put("name", name);
        json.putObject("trigger").put("on", on).put("segment", segment);
        if (!reentryAmount.isBlank()) {
            json.put("reentry", new SpanField(reentryAmount, reentryUnit, reentryIso).meant());
        }
        try {
            json.put("holdout", new BigDecimal(holdout.strip().replace(',', '.')).divide(HUNDRED));
        } catch (NumberFormatException notANumber) {
            json.put("holdout", holdout);
        }
        json.put("enrolPresent", enrolPresent.equals("true"));
        json.put("stopWhen", stopWhen);
        json.set("steps", StepJson.steps(stepsOrNone()));
        return json;
    }
}
