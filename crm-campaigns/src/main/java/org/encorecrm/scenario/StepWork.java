package org.encorecrm.scenario;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.customer.Tags;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.support.Settings;
import org.encorecrm.task.NewTask;
import org.encorecrm.task.TaskState;
import org.encorecrm.task.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does one step of one run: what it makes, what is written about it and where the run stands next, or none of it. */
@Component
class StepWork {

    private final RunQueue queue;
    private final Revisions revisions;
    private final StopRules stopRules;
    private final RunLog log;
    private final Messages messages;
    private final Tasks tasks;
    private final Tags tags;
    private final Conditions conditions;
    private final Settings settings;

    StepWork(
            RunQueue queue,
            Revisions revisions,
            StopRules stopRules,
            RunLog log,
            Messages messages,
            Tasks tasks,
            Tags tags,
            Conditions conditions,
            Settings settings) {
        this.queue = queue;
        this.revisions = revisions;
        this.stopRules = stopRules;
        this.log = log;
        this.messages = messages;
        this.tasks = tasks;
        this.tags = tags;
        this.conditions = conditions;
        this.settings = settings;
    }

    /** A claim that somebody else took over meanwhile does nothing. */
    @Transactional
    public void doNext(Run.Claim claim, Instant now) {
        queue.hold(claim, now).ifPresent(run -> doNext(claim, run, now));
    }

    private void doNext(Run.Claim claim, Run run, Instant now) {
        var definition = revisions.get(run.scenarioId(), run.revision());
        var road = new Road(definition.steps());
        var step = road.at(run.step());
        if (stopRules.holds(definition, run)) {
            queue.finish(claim, "stopped", definition.stopWhen().code(), now);
        } else if (step.isEmpty()) {
            queue.finish(claim, "done", "", now);
        } else {
            var outcome = perform(step.get(), run, now);
            log.write(run, step.get(), outcome, now);
            moveOn(claim, run, road, step.get(), outcome, now);
        }
    }

    private StepOutcome perform(Step step, Run run, Instant now) {
        if (step instanceof Step.Send send) {
            return new StepOutcome("queued", messages.enqueue(message(send, run, now)));
        }
        if (step instanceof Step.CreateTask task) {
            var made = tasks.create(task(task, run, now));
            return new StepOutcome(made.state() == TaskState.HELD ? "held" : "created", made.id());
        }
        if (step instanceof Step.Branch branch) {
            return StepOutcome.of(conditions.hold(branch.condition(), run, now) ? "then" : "else");
        }
        if (step instanceof Step.Tag tag) {
            tags.add(run.customerId(), tag.tag(), now);
            return StepOutcome.of("tagged");
        }
        return StepOutcome.of(step instanceof Step.Wait ? "waiting" : "stopped");
    }

    private static OutgoingMessage message(Step.Send send, Run run, Instant now) {
        return new OutgoingMessage(
                run.customerId(),
                send.channel(),
                send.template(),
                run.scenario(),
                run.id(),
                run.dedupKey(),
                Map.of(),
                now);
    }

    private NewTask task(Step.CreateTask task, Run run, Instant now) {
        return new NewTask(
                run.customerId(),
                task.title(),
                task.assign(),
                null,
                task.due().after(now, settings.zone()),
                run.scenario(),
                run.id(),
                run.dedupKey());
    }

    private void moveOn(Run.Claim claim, Run run, Road road, Step step, StepOutcome outcome, Instant now) {
        var next = next(run, road, step, outcome);
        if (next.isPresent()) {
            var due = step instanceof Step.Wait wait ? wait.span().after(now, settings.zone()) : now;
            queue.advance(claim, next.get(), due);
        } else {
            queue.finish(
                    claim,
                    step instanceof Step.Stop ? "stopped" : "done",
                    step instanceof Step.Stop ? "stop" : "",
                    now);
        }
    }

    private static Optional<String> next(Run run, Road road, Step step, StepOutcome outcome) {
        if (step instanceof Step.Stop) {
            return Optional.empty();
        }
        return step instanceof Step.Branch
                ? road.into(run.step(), outcome.word().equals("then"))
                : road.after(run.step());
    }
}
