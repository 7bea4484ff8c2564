package org.encorecrm.office.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.encorecrm.metrics.Stage;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.metrics.StageFlow.Passage;
import org.jspecify.annotations.Nullable;

/** A flow in the words of the page. Whoever was not a customer is in the stage "outside". */
public record Passages(List<Line> lines, long firstPurchases, long becameMature, long slipped, long cameBack) {

    static final String OUTSIDE = "outside";

    static Passages of(StageFlow flow) {
        var lines = flow.passages().stream()
                .map(each -> new Line(code(each.from()), code(each.to()), each.customers()))
                .sorted(Comparator.comparing(Line::isStay)
                        .thenComparing(Line::customers, Comparator.reverseOrder())
                        .thenComparing(Line::from)
                        .thenComparing(Line::to))
                .toList();
        return new Passages(
                lines,
                sum(flow, each -> !hasBought(each.from()) && hasBought(each.to())),
                sum(flow, each -> each.from() != Stage.MATURE && each.to() == Stage.MATURE),
                sum(flow, each -> !isGoing(each.from()) && isGoing(each.to())),
                sum(flow, each -> isGoing(each.from()) && isGood(each.to())));
    }

    private static long sum(StageFlow flow, Predicate<Passage> which) {
        return flow.passages().stream()
                .filter(which)
                .mapToLong(Passage::customers)
                .sum();
    }

    private static boolean hasBought(@Nullable Stage stage) {
        return stage != null && stage.ordinal() >= Stage.DEVELOPING.ordinal();
    }

    private static boolean isGoing(@Nullable Stage stage) {
        return stage == Stage.CLOSE_TO_LOSS || stage == Stage.LOST;
    }

    private static boolean isGood(@Nullable Stage stage) {
        return stage == Stage.DEVELOPING || stage == Stage.MATURE;
    }

    private static String code(@Nullable Stage stage) {
        return stage == null ? OUTSIDE : stage.code();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public boolean nobodyMoved() {
        return lines.stream().allMatch(Line::isStay);
    }

    /** @param from a stage's code, or {@link #OUTSIDE} */
    public record Line(String from, String to, long customers) {

        public boolean isStay() {
            return from.equals(to);
        }
    }
}
