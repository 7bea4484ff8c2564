package org.encorecrm.office.figures;

import java.util.Locale;
import org.encorecrm.support.tuning.Tunable;

/** One number of the page, with what is wrong with it. */
public record FigureField(Tunable tunable, String typed, boolean wrong) {

    public String getKey() {
        return tunable.key();
    }

    /** For ids of elements, where a dot would begin a class. */
    public String getId() {
        return tunable.key().replace('.', '-');
    }

    public String getKind() {
        return tunable.kind().name().toLowerCase(Locale.ROOT);
    }

    public boolean isTime() {
        return switch (tunable.kind()) {
            case TIME_OF_DAY, NIGHTLY -> true;
            default -> false;
        };
    }

    public String getUsually() {
        return tunable.usually();
    }
}
