package org.encorecrm.duplicate;

import java.util.OptionalDouble;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From which score on pairs are merged without asking anybody. Off until the administrator sets it. */
@Service
public class AutomaticMerging {

    /** What is proposed. */
    public static final double PROPOSED = 0.999;

    /** Below it a search only proposes. */
    public static final double LOWEST = 0.95;

    private static final String SETTING = "duplicates.automaticFrom";

    private final Settings settings;

    AutomaticMerging(Settings settings) {
        this.settings = settings;
    }

    public OptionalDouble threshold() {
        return settings.find(SETTING)
                .filter(text -> !text.isEmpty())
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElse(OptionalDouble.empty());
    }

    @Transactional
    public void from(double threshold) {
        if (!(threshold >= LOWEST && threshold <= 1)) {
            throw new InvalidInputException("/automaticFrom", "must be between %s and 1".formatted(LOWEST));
        }
        settings.put(SETTING, Double.toString(threshold));
    }

    @Transactional
    public void off() {
        settings.put(SETTING, "");
    }
}
