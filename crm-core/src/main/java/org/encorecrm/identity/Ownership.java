package org.encorecrm.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose an identifier is while a batch is worked out, and what has to be written of it. */
final class Ownership {

    private final Map<Identifier, Person> owners;
    private final Map<Identifier, String> added = new LinkedHashMap<>();
    private final Map<Identifier, Person> removed = new LinkedHashMap<>();

    Ownership(Map<Identifier, Person> owners) {
        this.owners = owners;
    }

    @Nullable
    Person of(Identifier identifier) {
        var owner = owners.get(identifier);
        return owner == null ? null : owner.root();
    }

    void give(Claim claim, Person person) {
        owners.put(claim.identifier(), person);
        added.put(claim.identifier(), claim.givenAs());
        person.identifiers().add(claim.identifier());
    }

    /** Answers whether there was anything to take; what is another's stays theirs. */
    boolean take(Identifier identifier, Person person) {
        var owner = of(identifier);
        if (owner != null && owner != person) {
            return false;
        }
        owners.remove(identifier);
        added.remove(identifier);
        person.identifiers().remove(identifier);
        removed.put(identifier, person);
        return true;
    }

    /** The new identifiers, as they were given. */
    Map<Identifier, String> added() {
        return added;
    }

    long ownerOfAdded(Identifier identifier) {
        return Objects.requireNonNull(of(identifier)).id();
    }

    Map<Identifier, Person> removed() {
        return removed;
    }
}
