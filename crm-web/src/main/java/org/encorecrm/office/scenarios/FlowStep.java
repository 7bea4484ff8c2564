package org.encorecrm.office.scenarios;

import java.util.List;
import org.encorecrm.scenario.ScenarioStats.StepStats;
import org.jspecify.annotations.Nullable;

/**
 * A step as it is drawn.
 *
 * @param path its place in the definition
 * @param number its number among its neighbours, from one
 * @param text what it is about: the letter's name, the task's title, how long
 * @param note who does it and by when
 */
public record FlowStep(
        String path,
        int number,
        String kind,
        String text,
        @Nullable String note,
        @Nullable String href,
        StepStats stats,
        List<FlowStep> then,
        List<FlowStep> otherwise) {

    public String icon() {
        return switch (kind) {
            case "send" -> "letters";
            case "task" -> "phone";
            case "wait" -> "clock";
            case "if" -> "filter";
            case "tag" -> "tag";
            default -> "close";
        };
    }
}
