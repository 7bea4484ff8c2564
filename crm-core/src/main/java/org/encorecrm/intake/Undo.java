package org.encorecrm.intake;

import java.util.List;
import org.encorecrm.support.IngestTransaction;
import org.springframework.stereotype.Component;

/**
 * Takes back a portion of what the run did: orders and products first, then customers, of whom more can go by then. What
 * something newer depends on stays, and is named.
 */
@Component
class Undo implements Work {

    private static final List<Target> ORDER = List.of(Target.ORDER, Target.PRODUCT, Target.CUSTOMER);

    private final EffectStore effects;
    private final UndoFacts facts;
    private final UndoCustomers customers;
    private final IngestTransaction transaction;

    Undo(EffectStore effects, UndoFacts facts, UndoCustomers customers, IngestTransaction transaction) {
        this.effects = effects;
        this.facts = facts;
        this.customers = customers;
        this.transaction = transaction;
    }

    @Override
    public boolean portion(Job job, Jobs jobs) {
        for (var target : ORDER) {
            var portion = effects.after(job.id(), target, reached(job, target), job.portion());
            if (!portion.isEmpty()) {
                takeBack(job, jobs, target, portion);
                return false;
            }
        }
        return true;
    }

    /** The checkpoint is "target key"; what is kept stays in the table and must not be met again. */
    private static String reached(Job job, Target target) {
        var prefix = target.code() + " ";
        return job.group().startsWith(prefix) ? job.group().substring(prefix.length()) : "";
    }

    private void takeBack(Job job, Jobs jobs, Target target, List<Remembered> portion) {
        var started = System.nanoTime();
        transaction.run(() -> {
            if (!jobs.hold(job)) {
                return false;
            }
            var taken = target == Target.CUSTOMER ? customers.together(job.id(), portion) : portion;
            var kept = target == Target.CUSTOMER ? customers.takeBack(taken) : facts.takeBack(job.id(), target, taken);
            effects.settle(job.id(), target, taken, kept);
            var tally = new Tally();
            for (var effect : taken) {
                if (!kept.containsKey(effect.key())) {
                    tally.add(effect.created() ? Taken.Outcome.CREATED : Taken.Outcome.UPDATED);
                }
            }
            tally.keep(kept.size());
            var last = portion.get(portion.size() - 1).key();
            jobs.advance(
                    job, target.code() + " " + last, 0, tally, Pace.next(job.portion(), System.nanoTime() - started));
            return true;
        });
    }
}
