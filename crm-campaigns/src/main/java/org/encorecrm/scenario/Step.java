package org.encorecrm.scenario;

import java.util.List;
import org.encorecrm.support.Span;
import org.encorecrm.task.Assignment;
import tools.jackson.databind.JsonNode;

/** One thing a scenario does. */
public sealed interface Step {

    /** The word that names it in the definition. */
    String kind();

    /** Puts a message made from a template into the queue. */
    record Send(String channel, String template) implements Step {
        @Override
        public String kind() {
            return "send";
        }
    }

    /** Puts a task on somebody's desk. */
    record CreateTask(String title, Assignment assign, Span due) implements Step {
        @Override
        public String kind() {
            return "task";
        }
    }

    /** Goes on after a while. */
    record Wait(Span span) implements Step {
        @Override
        public String kind() {
            return "wait";
        }
    }

    /** Goes one of two ways, by a criterion that holds for the customer at that moment or doesn't. */
    record Branch(JsonNode condition, List<Step> then, List<Step> otherwise) implements Step {
        @Override
        public String kind() {
            return "if";
        }
    }

    /** Puts a tag on the customer. */
    record Tag(String tag) implements Step {
        @Override
        public String kind() {
            return "tag";
        }
    }

    /** Ends the run. */
    record Stop() implements Step {
        @Override
        public String kind() {
            return "stop";
        }
    }
}
