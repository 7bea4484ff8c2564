package org.encorecrm.field;

import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.support.ConflictException;

/** A field is referred to by something that could not go on without it, or with its new definition. */
public class FieldInUseException extends ConflictException {

    private final transient List<FieldUse> uses;

    FieldInUseException(List<FieldUse> uses) {
        super("The field is used by " + uses.stream().map(FieldUse::toString).collect(Collectors.joining(", ")));
        this.uses = List.copyOf(uses);
    }

    public List<FieldUse> uses() {
        return uses;
    }
}
