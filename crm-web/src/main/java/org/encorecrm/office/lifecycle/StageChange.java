package org.encorecrm.office.lifecycle;

import java.util.List;
import java.util.stream.IntStream;
import org.encorecrm.metrics.StageCount;

/** How many are in a stage now and would be by other limits. */
public record StageChange(String stage, long now, long then, double share) {

    static List<StageChange> of(List<StageCount> now, List<StageCount> then) {
        var all = Math.max(1, then.stream().mapToLong(StageCount::customers).sum());
        return IntStream.range(0, now.size())
                .mapToObj(i -> new StageChange(
                        now.get(i).stage().code(),
                        now.get(i).customers(),
                        then.get(i).customers(),
                        (double) then.get(i).customers() / all))
                .toList();
    }

    public long difference() {
        return then - now;
    }

    public double width() {
        return share * 1000;
    }
}
