package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * When time alone will change the answer about a customer, everything staying as it is. Moments at which a leaf may
 * change are asked one after another, with the statement that decides membership; scores, stages and ages are looked at
 * week by week, later month by month, and the time between is halved down to the microsecond.
 */
@Component
class Ahead {

    static final Duration YEAR = Duration.ofDays(366);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(28);
    private static final Duration SOON = Duration.ofDays(84);

    private final LeafAnswers answers;
    private final TurningPoints points;

    Ahead(LeafAnswers answers, TurningPoints points) {
        this.answers = answers;
        this.points = points;
    }

    /** Within a year; empty also when there is too much to ask. */
    Optional<Turn> next(Criterion criterion, Asking asking, long customer) {
        return new Look(criterion, asking, customer).next();
    }

    private final class Look {

        private static final int MOST = 600;

        private final Criterion criterion;
        private final Asking asking;
        private final long customer;
        private final List<Criterion> leaves;
        private final List<Criterion> watched;
        private final Set<Instant> due = new TreeSet<>();
        private final Map<Instant, Map<Criterion, LeafAnswer>> asked = new HashMap<>();

        Look(Criterion criterion, Asking asking, long customer) {
            this.criterion = criterion;
            this.asking = asking;
            this.customer = customer;
            this.leaves = Dependencies.leaves(criterion).distinct().toList();
            this.watched = leaves.stream().filter(TurningPoints::areUnknown).toList();
        }

        Optional<Turn> next() {
            var now = asking.now().truncatedTo(ChronoUnit.MICROS);
            var until = now.plus(YEAR);
            due.addAll(points.due(leaves, customer, now, until));
            var candidates = new TreeSet<>(due);
            for (var leaf : leaves) {
                var answer = at(now).get(leaf);
                if (answer != null) {
                    candidates.addAll(points.of(leaf, answer, asking.at(now), until));
                }
            }
            candidates.removeIf(each -> !each.isAfter(now) || each.isAfter(until));
            return walk(now, until, candidates);
        }

        private Optional<Turn> walk(Instant now, Instant until, TreeSet<Instant> candidates) {
            var before = truth(now);
            var reached = now;
            var soon = now.plus(SOON);
            for (var from = now; from.isBefore(until) && asked.size() < MOST; ) {
                var to = from.plus(from.isBefore(soon) ? WEEK : MONTH);
                var moments = new TreeSet<>(candidates.subSet(from, false, to, true));
                moments.addAll(moves(from, to));
                for (var moment : moments) {
                    if (truth(moment) != before) {
                        return Optional.of(turn(first(reached, moment, before)));
                    }
                    reached = moment;
                }
                from = to;
            }
            return Optional.empty();
        }

        private Turn turn(Instant at) {
            var earlier = at(at.minus(1, ChronoUnit.MICROS));
            var because = leaves.stream()
                    .filter(leaf -> holds(earlier, leaf) != holds(at(at), leaf))
                    .toList();
            return new Turn(at, truth(at), because, due.contains(at));
        }

        /** Nearly always {@code until} itself. */
        private Instant first(Instant from, Instant until, boolean before) {
            return truth(until.minus(1, ChronoUnit.MICROS)) == before
                    ? until
                    : halve(from, until, moment -> truth(moment) != before);
        }

        /** When what is watched changes in (from, to]. */
        private TreeSet<Instant> moves(Instant from, Instant to) {
            var moves = new TreeSet<Instant>();
            if (watched.isEmpty()) {
                return moves;
            }
            var at = from;
            while (!seen(at).equals(seen(to)) && asked.size() < MOST) {
                var before = seen(at);
                at = halve(at, to, moment -> !seen(moment).equals(before));
                moves.add(at);
            }
            return moves;
        }

        private Instant halve(Instant from, Instant to, Predicate<Instant> changed) {
            var micros = Spans.first(
                    0, ChronoUnit.MICROS.between(from, to), each -> changed.test(from.plus(each, ChronoUnit.MICROS)));
            return from.plus(micros, ChronoUnit.MICROS);
        }

        private List<LeafAnswer> seen(Instant moment) {
            var then = at(moment);
            return watched.stream()
                    .map(leaf -> Objects.requireNonNull(then.get(leaf)))
                    .toList();
        }

        private boolean truth(Instant moment) {
            var then = at(moment);
            return Truth.of(criterion, leaf -> holds(then, leaf));
        }

        private static boolean holds(Map<Criterion, LeafAnswer> answers, Criterion leaf) {
            var answer = answers.get(leaf);
            return answer != null && answer.holds();
        }

        private Map<Criterion, LeafAnswer> at(Instant moment) {
            return asked.computeIfAbsent(
                    moment, unseen -> answers.of(leaves, rendering(moment)).orElse(Map.of()));
        }

        /** Kept figures stay what they are where neither time nor a fact dated ahead changes them. */
        private Rendering rendering(Instant moment) {
            return watched.isEmpty() && due.isEmpty()
                    ? new Rendering(asking.at(moment))
                    : Rendering.ahead(asking.at(moment), customer);
        }
    }
}
