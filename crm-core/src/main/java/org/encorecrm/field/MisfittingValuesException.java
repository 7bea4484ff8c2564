package org.encorecrm.field;

import org.encorecrm.support.ConflictException;

/** A definition was refused, because values are there that do not fit it. */
public class MisfittingValuesException extends ConflictException {

    private final transient Misfits misfits;

    MisfittingValuesException(Misfits misfits) {
        super("%d values do not fit, such as %s".formatted(misfits.count(), String.join(", ", misfits.examples())));
        this.misfits = misfits;
    }

    public Misfits misfits() {
        return misfits;
    }
}
