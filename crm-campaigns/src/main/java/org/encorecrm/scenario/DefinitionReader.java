package org.encorecrm.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import tools.jackson.databind.JsonNode;

/** Reads a definition strictly; everything wrong is said at once. */
final class DefinitionReader {

    private static final Set<String> PROPERTIES =
            Set.of("key", "name", "trigger", "reentry", "holdout", "enrolPresent", "stopWhen", "steps");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

    private final List<Violation> violations = new ArrayList<>();

    private DefinitionReader() {}

    static ScenarioDefinition read(JsonNode document) {
        var reader = new DefinitionReader();
        if (!document.isObject()) {
            throw new InvalidInputException("", "must be an object");
        }
        var fields = new Fields(document, "", reader.violations).only(PROPERTIES);
        var trigger = reader.trigger(document.path("trigger"));
        var stopWhen = fields.word("stopWhen", StopWhen.class, StopWhen.NEVER);
        if (stopWhen == StopWhen.LEFT_SEGMENT && trigger.on() == Trigger.On.SEGMENT_LEFT) {
            fields.wrong("stopWhen", "left_segment makes no sense when leaving it starts the scenario");
        }
        var definition = new ScenarioDefinition(
                reader.key(fields),
                fields.text("name", 200),
                trigger,
                fields.span("reentry"),
                fields.share("holdout"),
                fields.flag("enrolPresent", false),
                stopWhen == null ? StopWhen.NEVER : stopWhen,
                new StepReader(reader.violations).topLevel(document.path("steps")));
        if (!reader.violations.isEmpty()) {
            throw new InvalidInputException(reader.violations);
        }
        return definition;
    }

    private String key(Fields fields) {
        var key = fields.text("key", 100);
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            fields.wrong("key", "must consist of lower-case Latin letters, digits, - and _");
        }
        return key;
    }

    private Trigger trigger(JsonNode node) {
        if (!node.isObject()) {
            violations.add(new Violation("/trigger", "must be an object"));
            return new Trigger(Trigger.On.SEGMENT_ENTERED, "");
        }
        var fields = new Fields(node, "/trigger", violations).only(Set.of("on", "segment"));
        var on = fields.word("on", Trigger.On.class, null);
        return new Trigger(on == null ? Trigger.On.SEGMENT_ENTERED : on, fields.text("segment", 100));
    }
}
