package org.encorecrm.api.tasks;

import java.util.Locale;
import org.encorecrm.customer.Customers;
import org.encorecrm.security.Users;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Document;
import org.encorecrm.task.Assignment;
import org.encorecrm.task.NewTask;
import org.encorecrm.task.TaskChange;
import org.encorecrm.task.TaskOutcome;
import org.encorecrm.task.TaskState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what the API is told about tasks. */
@Component
class TaskBodies {

    private final Customers customers;
    private final Users users;
    private final BusinessClock clock;
    private final Settings settings;

    TaskBodies(Customers customers, Users users, BusinessClock clock, Settings settings) {
        this.customers = customers;
        this.users = users;
        this.clock = clock;
        this.settings = settings;
    }

    /** Due tomorrow at this time unless said otherwise. */
    NewTask task(JsonNode body) {
        var document = Document.of(body);
        var title = document.requiredText("title", 200);
        var customer = document.requiredText("customerId", 30);
        var assignee = document.text("assignee", 100).orNull();
        var assign = document.word("assign", "customer_manager", "least_loaded", "round_robin")
                .orElse("customer_manager");
        var tomorrow = clock.now().atZone(settings.zone()).plusDays(1).toInstant();
        var dueAt = document.time("dueAt").orElse(tomorrow);
        if (assignee != null && users.find(assignee).isEmpty()) {
            document.reject("assignee", "there is no such user");
        }
        document.check();
        return new NewTask(
                customer("/customerId", customer),
                title,
                Assignment.valueOf(assign.toUpperCase(Locale.ROOT)),
                assignee,
                dueAt,
                null,
                null,
                null);
    }

    /** A merged customer's id means the survivor. */
    long customer(String pointer, String id) {
        try {
            return customers.survivor(Long.parseLong(id));
        } catch (NumberFormatException | NotFoundException unknown) {
            throw new InvalidInputException(pointer, "there is no such customer");
        }
    }

    /** An outcome alone means that it is done. */
    TaskChange change(JsonNode body, String by) {
        var document = Document.of(body);
        var state = document.word("state", "open", "claimed", "snoozed", "done").orNull();
        var outcome = document.word("outcome", "reached", "no_answer", "declined", "ordered")
                .orNull();
        var comment = document.prose("comment", 4000).orNull();
        var nextCallAt = document.time("nextCallAt").orNull();
        document.check();
        return new TaskChange(state(state, outcome), outcome(outcome), comment, nextCallAt, by);
    }

    private static @Nullable TaskState state(@Nullable String word, @Nullable String outcome) {
        if (word == null) {
            return outcome == null ? null : TaskState.DONE;
        }
        return TaskState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable TaskOutcome outcome(@Nullable String word) {
        return word == null ? null : TaskOutcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
