package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.encorecrm.support.json.Document;
import tools.jackson.databind.JsonNode;

/** Reads a definition strictly; everything wrong is said at once. */
final class DefinitionReader {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private DefinitionReader() {}

    static ScenarioDefinition read(JsonNode json) {
        var document = Document.of(json);
        var key = document.requiredText("key", 100);
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            document.reject("key", "must consist of lower-case Latin letters, digits, - and _");
        }
        var trigger = trigger(document);
        var stopWhen = Words.read(document, "stopWhen", StopWhen.class, StopWhen.NEVER);
        if (stopWhen == StopWhen.LEFT_SEGMENT && trigger.on() == Trigger.On.SEGMENT_LEFT) {
            document.reject("stopWhen", "left_segment makes no sense when leaving it starts the scenario");
        }
        var definition = new ScenarioDefinition(
                key,
                document.requiredText("name", 200),
                trigger,
                Spans.read(document, "reentry"),
                holdout(document),
                document.truth("enrolPresent").orElse(false),
                stopWhen,
                StepReader.steps(document));
        document.check();
        return definition;
    }

    private static Trigger trigger(Document document) {
        var nested = document.object("trigger").orNull();
        if (nested == null) {
            if (!document.has("trigger")) {
                document.reject("trigger", "is required");
            }
            return new Trigger(Trigger.On.SEGMENT_ENTERED, "");
        }
        if (!nested.has("on")) {
            nested.reject("on", "is required");
        }
        return new Trigger(
                Words.read(nested, "on", Trigger.On.class, Trigger.On.SEGMENT_ENTERED),
                nested.requiredText("segment", 100));
    }

    private static BigDecimal holdout(Document document) {
        var share = document.decimal("holdout").orElse(BigDecimal.ZERO);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            document.reject("holdout", "must be a number from 0 to below 1");
        }
        return share;
    }
}
