package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks up and locks whom a batch of requests may be about, lets {@link Matching} decide, and has the outcome written.
 * Locks are taken in one order by everybody: stripes of identifiers, then customers, then visitors, each ascending.
 */
@Component
class Resolution {

    private final IdentifierStore identifiers;
    private final PersonStore people;
    private final DuplicateStore duplicates;
    private final Recording recording;
    private final BusinessClock clock;

    Resolution(
            IdentifierStore identifiers,
            PersonStore people,
            DuplicateStore duplicates,
            Recording recording,
            BusinessClock clock) {
        this.identifiers = identifiers;
        this.people = people;
        this.duplicates = duplicates;
        this.recording = recording;
        this.clock = clock;
    }

    List<Identified> resolve(List<Request> requests, IdentityRules rules) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var matching = prepare(requests, rules);
        var matches = new ArrayList<Recording.Matched>();
        for (var request : requests) {
            matches.add(new Recording.Matched(request, request.isAnonymous() ? null : matching.match(request)));
        }
        return recording.write(matching, rules, matches, clock.now());
    }

    private Matching prepare(List<Request> requests, IdentityRules rules) {
        var found = find(keys(requests));
        var open =
                requests.stream().filter(request -> !isSettled(request, found)).toList();
        if (!open.isEmpty()) {
            var unsure = keys(open);
            identifiers.lockStripes(unsure);
            // What another transaction made of them while this one waited for the stripes.
            found.keySet().removeAll(unsure);
            found.putAll(find(unsure));
        }
        if (found.isEmpty()) {
            return new Matching(new HashMap<>(), Set.of(), rules);
        }
        return matching(found, rules, !open.isEmpty());
    }

    private Matching matching(Map<Identifier, Long> found, IdentityRules rules, boolean open) {
        var locked = people.lock(new HashSet<>(found.values()));
        var owners = new HashMap<Identifier, Person>();
        var ids = locked.values().stream().map(Person::id).collect(Collectors.toSet());
        // Once they are locked, what they are known by cannot change any more.
        var known = open ? identifiers.of(ids) : found;
        known.forEach((identifier, id) -> own(owners, identifier, locked.get(id)));
        var judged = open && ids.size() > 1 ? duplicates.judgedDistinct(ids) : Set.<Matching.Pair>of();
        return new Matching(owners, judged, rules);
    }

    private static void own(Map<Identifier, Person> owners, Identifier identifier, @Nullable Person person) {
        if (person != null) {
            owners.put(identifier, person);
            person.identifiers().add(identifier);
        }
    }

    private Map<Identifier, Long> find(Collection<Identifier> keys) {
        return keys.isEmpty() ? new HashMap<>() : identifiers.find(keys);
    }

    private static Set<Identifier> keys(List<Request> requests) {
        return requests.stream().flatMap(Request::identifiers).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whether all the request's identifiers are one known customer's: nothing to create or join, so the lock on the
     * customer is enough. It is the usual case, and keeps large batches of known people out of everybody's way.
     */
    private static boolean isSettled(Request request, Map<Identifier, Long> found) {
        var owners = request.identifiers().map(found::get).distinct().toList();
        return request.isAnonymous() || !request.clearsIdentifiers() && owners.size() == 1 && owners.get(0) != null;
    }
}
