package org.encorecrm.support.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that can be tuned. All of a change is kept, or nothing of it. */
@Service
public class Tuning {

    private final List<Tuned> features;
    private final Settings settings;

    Tuning(List<Tuned> features, Settings settings) {
        this.features = features;
        this.settings = settings;
    }

    public List<Tuned> features() {
        return features;
    }

    /** What holds, by key, as a person types it. */
    public Map<String, String> typed() {
        var all = new LinkedHashMap<String, String>();
        features.forEach(feature -> feature.tunables().forEach(each -> all.put(each.key(), each.typed(settings))));
        return all;
    }

    /**
     * Keeps what was typed and lets the figures follow.
     *
     * @param typed by key
     * @return the keys that hold something else now
     * @throws InvalidInputException with a pointer to every key that is not known or whose value cannot be
     */
    @Transactional
    public List<String> change(Map<String, String> typed) {
        var kept = new LinkedHashMap<String, String>();
        var wrong = new ArrayList<Violation>();
        typed.forEach((key, value) -> read(key, value, kept, wrong));
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
        return features.stream()
                .flatMap(feature -> change(feature, kept).stream())
                .toList();
    }

    private List<String> change(Tuned feature, Map<String, String> kept) {
        var changed = new ArrayList<String>();
        for (var each : feature.tunables()) {
            var value = kept.getOrDefault(each.key(), each.of(settings));
            if (!value.equals(each.of(settings))) {
                settings.put(each.key(), value);
                changed.add(each.key());
            }
        }
        if (!changed.isEmpty()) {
            feature.follow(changed);
        }
        return changed;
    }

    private void read(String key, String value, Map<String, String> kept, List<Violation> wrong) {
        var tunable = features.stream()
                .flatMap(feature -> feature.tunables().stream())
                .filter(each -> each.key().equals(key))
                .findFirst();
        if (tunable.isEmpty()) {
            wrong.add(new Violation("/" + key, "is not known"));
            return;
        }
        try {
            kept.put(key, tunable.get().kept(value));
        } catch (InvalidInputException untunable) {
            wrong.addAll(untunable.violations());
        }
    }
}
