package org.encorecrm.support.tuning;

import java.util.List;
import org.springframework.stereotype.Component;

/** How late a fact may come and still be news. */
@Component
public class NewsTuning implements Tuned {

    public static final Tunable WITHIN = Tunable.hours("news.within", "P2D", 1, 24 * 365);

    @Override
    public String group() {
        return "news";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(WITHIN);
    }
}
