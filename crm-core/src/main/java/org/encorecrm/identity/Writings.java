package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.consent.Said;
import org.encorecrm.identity.CustomersWritten.Known;
import org.encorecrm.identity.CustomersWritten.Written;

/** Gathers what a batch did to whom. */
final class Writings {

    private final Map<Person, Written> written = new LinkedHashMap<>();

    private Writings() {}

    static CustomersWritten of(
            Matching matching,
            List<Recording.Matched> matches,
            Collection<Person> changed,
            Map<Long, Long> mergeIds,
            Collection<Said> heard) {
        var writings = new Writings();
        matching.created().forEach(writings::of);
        changed.forEach(writings::of);
        var ownership = matching.ownership();
        ownership.added().forEach((identifier, givenAs) -> {
            var owner = ownership.of(identifier);
            if (owner != null) {
                writings.of(owner).gained().add(known(identifier, givenAs));
            }
        });
        ownership
                .removed()
                .forEach((identifier, person) ->
                        writings.of(person.root()).lost().add(known(identifier, identifier.value())));
        for (var join : matching.joins()) {
            var merge = mergeIds.get(join.loser().id());
            if (merge != null) {
                writings.of(join.survivor().root()).merges().add(merge);
            }
        }
        if (!heard.isEmpty()) {
            writings.hear(matches, heard);
        }
        return new CustomersWritten(List.copyOf(writings.written.values()));
    }

    private void hear(List<Recording.Matched> matches, Collection<Said> heard) {
        var byId = matches.stream()
                .map(Recording.Matched::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Person::id, Function.identity(), (one, same) -> one));
        for (var said : heard) {
            var person = byId.get(said.customerId());
            if (person != null) {
                of(person).said().add(said);
            }
        }
    }

    private Written of(Person person) {
        return written.computeIfAbsent(
                person,
                any -> new Written(
                        person.id(),
                        person.isCreated(),
                        person.before(),
                        person.profile(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()));
    }

    private static Known known(Identifier identifier, String givenAs) {
        return new Known(identifier.kind().code(), identifier.source(), identifier.value(), givenAs);
    }
}
