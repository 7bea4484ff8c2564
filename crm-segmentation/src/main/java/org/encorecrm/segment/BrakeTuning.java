package org.encorecrm.segment;

import java.util.List;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** From where on a wave of entries waits for a person, in segments without limits of their own. */
@Component
public class BrakeTuning implements Tuned {

    public static final Tunable ENTRIES = Tunable.whole("brake.entries", 500, 1, 100_000_000);
    public static final Tunable FACTOR = Tunable.number("brake.factor", "10", 1, 10_000);

    @Override
    public String group() {
        return "brake";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(ENTRIES, FACTOR);
    }
}
