package org.encorecrm.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.News;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Consents;
import org.encorecrm.consent.Said;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.encorecrm.identity.Matching.Match;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what {@link Matching} worked out: customers, merges, identifiers, consents, visitors, the change queue. */
@Component
class Recording {

    private final PersonStore people;
    private final IdentifierStore identifiers;
    private final VisitorStore visitors;
    private final DuplicateStore duplicates;
    private final Merges merges;
    private final Consents consents;
    private final Changes changes;
    private final Comparisons comparisons;
    private final News news;
    private final ApplicationEventPublisher events;

    Recording(
            PersonStore people,
            IdentifierStore identifiers,
            VisitorStore visitors,
            DuplicateStore duplicates,
            Merges merges,
            Consents consents,
            Changes changes,
            Comparisons comparisons,
            News news,
            ApplicationEventPublisher events) {
        this.people = people;
        this.identifiers = identifiers;
        this.visitors = visitors;
        this.duplicates = duplicates;
        this.merges = merges;
        this.consents = consents;
        this.changes = changes;
        this.comparisons = comparisons;
        this.news = news;
        this.events = events;
    }

    /** A request and whom it is about; nobody yet while only a browser is named. */
    record Matched(Request request, @Nullable Match match) {

        @Nullable
        Person person() {
            return match == null ? null : match.person().root();
        }
    }

    List<Identified> write(Matching matching, IdentityRules rules, List<Matched> matches, Instant now) {
        var mergeIds = writePeople(matching, matches, now);
        var effects = new Effects();
        var heard = hear(matches);
        var consented = consented(matches, heard, effects);
        var browsers = see(matches, rules);
        join(browsers, matches, effects);
        duplicates.review(matching.reviews(), now);
        var answers = new ArrayList<Identified>();
        for (var matched : matches) {
            answers.add(answer(matched, consented.contains(matched), browsers, mergeIds, effects));
        }
        var survivors = survivors(matching);
        effects.enqueue(changes, survivors);
        comparisons.due(effects.changed(ChangeKind.PROFILE, survivors));
        events.publishEvent(Writings.of(matching, matches, changed(matches), mergeIds, heard));
        return answers;
    }

    private static Set<Person> changed(List<Matched> matches) {
        var changed = new LinkedHashSet<Person>();
        for (var matched : matches) {
            var person = matched.person();
            if (person != null && !person.isCreated() && person.isChanged()) {
                changed.add(person);
            }
        }
        return changed;
    }

    private Map<Long, Long> writePeople(Matching matching, List<Matched> matches, Instant now) {
        if (!matching.created().isEmpty()) {
            people.insert(matching.created(), now);
        }
        var mergeIds = matching.joins().isEmpty()
                ? Map.<Long, Long>of()
                : merges.perform(matching.joins(), "shared_identifier", now);
        var ownership = matching.ownership();
        if (!ownership.removed().isEmpty()) {
            identifiers.remove(ownership.removed());
        }
        if (!ownership.added().isEmpty()) {
            identifiers.add(ownership, now);
        }
        var changed = changed(matches);
        if (!changed.isEmpty()) {
            people.update(changed, now);
        }
        return mergeIds;
    }

    /** Answers the words about consent that were not known. */
    private Set<Said> hear(List<Matched> matches) {
        var said = new ArrayList<Said>();
        matches.forEach(matched -> said.addAll(Speech.of(matched)));
        return consents.record(said);
    }

    /** The requests that said them first. */
    private static Set<Matched> consented(List<Matched> matches, Set<Said> heard, Effects effects) {
        var unheard = new HashSet<>(heard);
        var consented = new HashSet<Matched>();
        for (var matched : matches) {
            var person = matched.person();
            if (person != null && unheard.removeAll(Speech.of(matched))) {
                consented.add(matched);
                effects.add(person, ChangeKind.CONSENT, matched.request().quiet());
            }
        }
        return consented;
    }

    /** Answers whether any of the words was new. */
    boolean say(long customerId, List<ConsentWord> words, String source, boolean quiet) {
        var person = people.lock(Set.of(customerId)).get(customerId);
        if (person == null) {
            throw new NotFoundException("There is no customer " + customerId);
        }
        var news = !consents.record(Speech.of(person, words, source, quiet)).isEmpty();
        if (news) {
            var cause = quiet ? Cause.HISTORY : Cause.CHANGE;
            changes.enqueue(Set.of(person.id()), Set.of(ChangeKind.CONSENT), cause, quiet);
        }
        return news;
    }

    private VisitorStore.Seen see(List<Matched> matches, IdentityRules rules) {
        var sightings = new ArrayList<Sighting>();
        for (var matched : matches) {
            var visitor = matched.request().document().visitorId();
            var person = matched.person();
            if (visitor != null) {
                var named = person == null || rules.visitor() == Strength.OFF ? null : person.id();
                sightings.add(new Sighting(visitor, matched.request().at(), named));
            }
        }
        return sightings.isEmpty() ? VisitorStore.Seen.NOBODY : visitors.see(sightings);
    }

    private void join(VisitorStore.Seen browsers, List<Matched> matches, Effects effects) {
        if (browsers.moved().isEmpty()) {
            return;
        }
        var joined = visitors.join(browsers.moved());
        for (var matched : matches) {
            var person = matched.person();
            if (person != null && joined.contains(person.id())) {
                effects.add(person, ChangeKind.ACTIVITY, matched.request().quiet());
            }
        }
    }

    private Identified answer(
            Matched matched, boolean consented, VisitorStore.Seen browsers, Map<Long, Long> mergeIds, Effects effects) {
        var match = matched.match();
        if (match == null) {
            return new Identified(
                    browsers.ownerOf(matched.request().document().visitorId()), Outcome.UNCHANGED, List.of());
        }
        var person = match.person().root();
        if (match.outcome() != Outcome.UNCHANGED) {
            var quiet = isQuiet(matched.request(), person.before());
            // Whoever is new fits "has not ordered", "was not written to" and the like too.
            var kinds = person.isCreated() ? EnumSet.allOf(ChangeKind.class) : EnumSet.of(ChangeKind.PROFILE);
            kinds.forEach(kind -> effects.add(person, kind, quiet));
        }
        var outcome = match.outcome() == Outcome.UNCHANGED && consented ? Outcome.UPDATED : match.outcome();
        var merged = match.absorbed().stream()
                .map(loser -> new Merged(mergeIds.getOrDefault(loser.id(), 0L), loser.id()))
                .toList();
        return new Identified(person.id(), outcome, merged);
    }

    /** A registration of long ago that we only now hear of is history; later words about the same person are news. */
    private boolean isQuiet(Request request, Profile before) {
        var registered = request.document().fields().get(CustomerField.REGISTERED_AT);
        return request.quiet()
                || registered != null
                        && registered.orNull() instanceof Instant at
                        && !at.equals(before.get(CustomerField.REGISTERED_AT))
                        && news.isHistory(at);
    }

    private static Set<Long> survivors(Matching matching) {
        var ids = new HashSet<Long>();
        matching.joins().forEach(join -> ids.add(join.survivor().root().id()));
        return ids;
    }
}
