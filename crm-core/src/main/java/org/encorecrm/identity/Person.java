package org.encorecrm.identity;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.jspecify.annotations.Nullable;

/** A customer while a request is being worked out. Absorbed by another, it answers with that one. */
final class Person {

    private static final long UNSAVED = 0;

    private long id;
    private final boolean created;
    private final Profile before;
    private final Profile profile;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Set<Long> records = new HashSet<>();
    private @Nullable Person absorbedBy;

    private Person(long id, Profile before) {
        this.id = id;
        this.created = id == UNSAVED;
        this.before = before;
        this.profile = before.copy();
        if (!created) {
            records.add(id);
        }
    }

    static Person known(long id, Profile profile) {
        return new Person(id, profile);
    }

    static Person unknown() {
        return new Person(UNSAVED, new Profile());
    }

    Person root() {
        var person = this;
        for (var next = person.absorbedBy; next != null; next = person.absorbedBy) {
            person = next;
        }
        return person;
    }

    void absorb(Person other) {
        profile.fillFrom(other.profile);
        identifiers.addAll(other.identifiers);
        records.addAll(other.records);
        other.absorbedBy = this;
    }

    boolean isAbsorbed() {
        return absorbedBy != null;
    }

    boolean isCreated() {
        return created;
    }

    boolean isChanged() {
        return !profile.equals(before);
    }

    long id() {
        if (id == UNSAVED) {
            throw new IllegalStateException("has no id yet");
        }
        return id;
    }

    void save(long newId) {
        id = newId;
    }

    Profile profile() {
        return profile;
    }

    Profile before() {
        return before;
    }

    Set<Identifier> identifiers() {
        return identifiers;
    }

    /** The records in the database that are this person: its own and those it absorbed. */
    Set<Long> records() {
        return records;
    }

    /** Whether the shop knows this record by other numbers only, and so means somebody else by this one. */
    boolean contradicts(Identifier externalId) {
        return !identifiers.contains(externalId) && hasExternalIdOf(externalId.source());
    }

    boolean hasExternalIdOf(String source) {
        return identifiers.stream()
                .anyMatch(known -> known.kind() == IdentifierKind.EXTERNAL_ID
                        && known.source().equals(source));
    }

    @Nullable
    String text(CustomerField field) {
        return profile.text(field);
    }
}
