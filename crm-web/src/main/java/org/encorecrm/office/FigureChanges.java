package org.encorecrm.office;

import java.util.LinkedHashMap;
import java.util.Map;
import org.encorecrm.security.Audit;
import org.encorecrm.support.tuning.Tuning;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes settings of figures and says so in the audit log, whoever asks: the page or the API. */
@Service
public class FigureChanges {

    private final Tuning tuning;
    private final Audit audit;

    FigureChanges(Tuning tuning, Audit audit) {
        this.tuning = tuning;
        this.audit = audit;
    }

    /** @return whether anything holds something else now */
    @Transactional
    public boolean change(Map<String, String> typed) {
        var before = tuning.typed();
        var changed = tuning.change(typed);
        if (!changed.isEmpty()) {
            audit.record("figures.changed", "figures", of(before, changed), of(typed, changed));
        }
        return !changed.isEmpty();
    }

    private static Map<String, String> of(Map<String, String> values, Iterable<String> keys) {
        var some = new LinkedHashMap<String, String>();
        keys.forEach(key -> some.put(key, values.getOrDefault(key, "")));
        return some;
    }
}
