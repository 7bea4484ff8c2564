package org.encorecrm.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.support.Span;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.encorecrm.task.Assignment;

/** Reads the steps of a definition, those in the branches of an {@code if} among them. */
final class StepReader {

    private static final int DEEPEST = 4;
    private static final int MOST = 50;
    private static final Span A_DAY = Span.parse("P1D");

    /** The word that names a step, and how the rest of it is read. */
    private static final Map<String, Function<Document, Step>> KINDS = kinds();

    private StepReader() {}

    private static Map<String, Function<Document, Step>> kinds() {
        var kinds = new LinkedHashMap<String, Function<Document, Step>>();
        kinds.put("send", StepReader::send);
        kinds.put("task", StepReader::task);
        kinds.put("wait", StepReader::pause);
        kinds.put("if", StepReader::branch);
        kinds.put("tag", document -> new Step.Tag(document.requiredText("tag", 100)));
        kinds.put("stop", StepReader::stop);
        return kinds;
    }

    static List<Step> steps(Document document) {
        var steps = list(document, "steps");
        if (steps.isEmpty()) {
            document.reject("steps", "must hold at least one step");
        } else if (depth(steps) > DEEPEST) {
            document.reject("steps", "must not be nested deeper than " + DEEPEST);
        }
        return steps;
    }

    private static int depth(List<Step> steps) {
        return 1
                + steps.stream()
                        .map(step -> step instanceof Step.Branch branch ? branch : null)
                        .filter(Objects::nonNull)
                        .mapToInt(branch -> Math.max(depth(branch.then()), depth(branch.otherwise())))
                        .max()
                        .orElse(0);
    }

    private static List<Step> list(Document document, String name) {
        var steps = new ArrayList<Step>();
        document.objects(name, MOST).orElse(List.of()).forEach(step -> steps.add(step(step)));
        return steps;
    }

    private static Step step(Document document) {
        var kind = KINDS.keySet().stream().filter(document::has).findFirst();
        if (kind.isEmpty()) {
            document.reject("", "must be a step: one of " + String.join(", ", KINDS.keySet()));
            return new Step.Stop();
        }
        return KINDS.getOrDefault(kind.get(), StepReader::stop).apply(document);
    }

    private static Step send(Document document) {
        document.word("send", "email");
        return new Step.Send(document.requiredText("send", 20), document.requiredText("template", 100));
    }

    private static Step task(Document document) {
        var due = Spans.read(document, "due");
        return new Step.CreateTask(
                document.requiredText("task", 200),
                Words.read(document, "assign", Assignment.class, Assignment.CUSTOMER_MANAGER),
                due == null ? A_DAY : due);
    }

    private static Step pause(Document document) {
        return new Step.Wait(Spans.required(document, "wait"));
    }

    private static Step branch(Document document) {
        var condition = document.raw("if").orNull();
        CriteriaReader.read(condition, document.pointer("if"));
        return new Step.Branch(
                condition == null ? Json.MAPPER.nullNode() : condition, list(document, "then"), list(document, "else"));
    }

    private static Step stop(Document document) {
        if (!document.truth("stop").orElse(false)) {
            document.reject("stop", "must be true");
        }
        return new Step.Stop();
    }
}
