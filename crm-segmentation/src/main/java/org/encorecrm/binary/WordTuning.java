package org.encorecrm.binary;

import java.util.Collection;
import java.util.List;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.springframework.stereotype.Component;

/** How shares of words are observed. How words are cut is set beside the words. */
@Component
class WordTuning implements Tuned {

    private final Surveys surveys;

    WordTuning(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public String group() {
        return "binary";
    }

    @Override
    public List<Tunable> tunables() {
        return List.of(WordSettings.ANCHORS, WordSettings.MINIMUM);
    }

    @Override
    public void follow(Collection<String> changed) {
        surveys.start();
    }
}
