package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.criteria.Condition;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.Operand;
import org.encorecrm.criteria.Operator;
import org.encorecrm.message.MessageCriteria;

/**
 * In a scenario "opened a message" means a message of this very run: what the reader did with other letters says
 * nothing about this one. A condition that names a scenario or a template means what it names.
 */
final class OwnLetters {

    private static final Set<String> NAMED = Set.of("scenario", "template");

    private OwnLetters() {}

    static boolean areMeant(Criterion criterion) {
        return Dependencies.leaves(criterion).anyMatch(OwnLetters::isOwn);
    }

    /** @param runs the run, and those it goes on with after a merge */
    static Criterion of(Criterion criterion, List<Long> runs) {
        if (criterion instanceof Criterion.AllOf all) {
            return new Criterion.AllOf(each(all, runs));
        }
        if (criterion instanceof Criterion.AnyOf any) {
            return new Criterion.AnyOf(each(any, runs));
        }
        if (criterion instanceof Criterion.NoneOf none) {
            return new Criterion.NoneOf(each(none, runs));
        }
        if (!(criterion instanceof Criterion.MessageWas was) || !isOwn(was)) {
            return criterion;
        }
        var where = new ArrayList<>(was.where());
        var ids = runs.stream()
                .map(run -> (Operand.Scalar) new Operand.Number(BigDecimal.valueOf(run)))
                .toList();
        where.add(new Condition(MessageCriteria.RUN, Operator.IN, new Operand.Many(ids)));
        return new Criterion.MessageWas(was.kind(), where, was.count(), was.window());
    }

    private static List<Criterion> each(Criterion.Group group, List<Long> runs) {
        return group.parts().stream().map(part -> of(part, runs)).toList();
    }

    private static boolean isOwn(Criterion leaf) {
        return leaf instanceof Criterion.MessageWas was
                && was.where().stream()
                        .noneMatch(each -> NAMED.contains(each.field().key()));
    }
}
