package org.encorecrm.identity;

import static org.encorecrm.customer.CustomerField.EMAIL;
import static org.encorecrm.customer.CustomerField.PHONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.customer.Address;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.EmailAliases;
import org.encorecrm.customer.Profile;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Works out, in memory and one request after the other, who is who: what is found, created, changed and joined. What
 * comes of it is written by {@link Identities} set-based.
 */
final class Matching {

    private final Ownership ownership;
    private final Set<Pair> judgedDistinct;
    private final IdentityRules rules;

    private final Set<Person> created = new LinkedHashSet<>();
    private final List<Join> joins = new ArrayList<>();
    private final Set<Review> reviews = new LinkedHashSet<>();

    /** Two customers, the lower id first. */
    record Pair(long a, long b) {
        static Pair of(long one, long other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    /** The second is made part of the first; both are in the database. */
    record Join(Person survivor, Person loser) {}

    /** Two records that share something and yet are kept apart until a person decides. */
    record Review(Person one, Person other, String reason) {}

    /** What became of one request. */
    record Match(Person person, Outcome outcome, List<Person> absorbed) {}

    Matching(Map<Identifier, Person> owners, Set<Pair> judgedDistinct, IdentityRules rules) {
        this.ownership = new Ownership(owners);
        this.judgedDistinct = judgedDistinct;
        this.rules = rules;
    }

    Match match(Request request) {
        var candidates = candidates(request);
        var base = candidates.isEmpty() ? create() : candidates.get(0);
        var absorbed = new ArrayList<Person>();
        for (var other : candidates) {
            base = joined(base, other.root(), absorbed);
        }
        var before = base.profile().copy();
        var changed = apply(request, base) | !before.equals(base.profile());
        return new Match(base, outcome(candidates.isEmpty(), changed, absorbed), absorbed);
    }

    private static Outcome outcome(boolean news, boolean changed, List<Person> absorbed) {
        if (news) {
            return Outcome.CREATED;
        }
        if (!absorbed.isEmpty()) {
            return Outcome.MERGED;
        }
        return changed ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    private Person create() {
        var person = Person.unknown();
        created.add(person);
        return person;
    }

    /** Whom the identifiers point at, the surest first, without those whom the request contradicts. */
    private List<Person> candidates(Request request) {
        var anyStrong = request.claims().stream().anyMatch(Claim::strong);
        var candidates = new LinkedHashSet<Person>();
        for (var claim : request.claims()) {
            var owner = ownership.of(claim.identifier());
            if (owner != null
                    && claim.strong() == anyStrong
                    && (candidates.contains(owner) || !contradicts(request, claim, owner))) {
                candidates.add(owner);
            }
        }
        var apart = request.apart();
        var keptApart = candidates.isEmpty() && apart != null ? ownership.of(apart.identifier()) : null;
        return keptApart == null ? List.copyOf(candidates) : List.of(keptApart);
    }

    private boolean contradicts(Request request, Claim claim, Person owner) {
        var externalId = request.claims().stream()
                .map(Claim::identifier)
                .filter(identifier -> identifier.kind() == IdentifierKind.EXTERNAL_ID)
                .findFirst();
        if (externalId.isPresent() && owner.contradicts(externalId.get())) {
            return true;
        }
        return claim.identifier().kind() == IdentifierKind.PHONE
                && Contradiction.ofNamesAndBirth(owner.profile(), said(request), rules.sharedPhone());
    }

    private static Profile said(Request request) {
        var profile = new Profile();
        profile.overwrite(request.document().fields());
        return profile;
    }

    private Person joined(Person base, Person other, List<Person> absorbed) {
        if (base == other) {
            return base;
        }
        var contradiction = contradiction(base, other);
        if (contradiction != null) {
            reviews.add(new Review(base, other, contradiction.reason()));
            return base;
        }
        var survivor = older(base, other);
        var loser = survivor == base ? other : base;
        survivor.absorb(loser);
        if (loser.isCreated()) {
            created.remove(loser);
        } else {
            joins.add(new Join(survivor, loser));
            absorbed.add(loser);
        }
        return survivor;
    }

    private @Nullable Contradiction contradiction(Person base, Person other) {
        return areJudgedDistinct(base, other) ? Contradiction.JUDGED_DISTINCT : Contradiction.between(base, other);
    }

    /** Whom either has absorbed meanwhile counts too. */
    private boolean areJudgedDistinct(Person base, Person other) {
        return base.records().stream()
                .anyMatch(one -> other.records().stream().anyMatch(two -> judgedDistinct.contains(Pair.of(one, two))));
    }

    /** The record that is in the database survives the one that is not, and the older one the younger. */
    private static Person older(Person one, Person other) {
        if (one.isCreated() || other.isCreated()) {
            return other.isCreated() ? one : other;
        }
        return one.id() < other.id() ? one : other;
    }

    /** Answers whether identifiers came or went. */
    private boolean apply(Request request, Person person) {
        var document = request.document();
        var changed = request.overwrites() && removeCleared(request, person);
        for (var claim : request.claims()) {
            changed |= claim(claim, person);
        }
        var apart = request.apart();
        if (apart != null && person.identifiers().isEmpty()) {
            changed |= claim(apart, person);
        }
        if (request.overwrites()) {
            person.profile().overwrite(document.fields());
        } else {
            person.profile().fill(document.fields());
        }
        primary(request, person, EMAIL, document.email());
        primary(request, person, PHONE, document.phone());
        return changed;
    }

    private boolean claim(Claim claim, Person person) {
        var owner = ownership.of(claim.identifier());
        if (owner == null) {
            ownership.give(claim, person);
            return true;
        }
        if (owner != person) {
            reviews.add(new Review(
                    person, owner, "same_" + claim.identifier().kind().code()));
        }
        return false;
    }

    private void primary(Request request, Person person, CustomerField field, Patch<Address> patch) {
        var address = patch.orNull();
        if (address != null && rules.isPlaceholder(address.value())) {
            return;
        }
        if (request.overwrites() && patch.isGiven() || person.profile().get(field) == null) {
            person.profile().put(field, address == null ? null : address.value());
        }
    }

    private boolean removeCleared(Request request, Person person) {
        var document = request.document();
        var changed = remove(document.email(), IdentifierKind.EMAIL, person.text(EMAIL), person);
        changed |= remove(document.phone(), IdentifierKind.PHONE, person.text(PHONE), person);
        changed |= removeMailbox(document.email(), person);
        return document.loyaltyCard().isCleared() ? removeCards(person) | changed : changed;
    }

    private boolean remove(Patch<Address> patch, IdentifierKind kind, @Nullable String primary, Person person) {
        return patch.isCleared() && primary != null && ownership.take(new Identifier(kind, "", primary), person);
    }

    private boolean removeMailbox(Patch<Address> patch, Person person) {
        var primary = person.text(EMAIL);
        var mailbox = primary == null
                ? null
                : new Identifier(IdentifierKind.EMAIL, Identifier.MAILBOX, EmailAliases.canonical(primary));
        return patch.isCleared()
                && mailbox != null
                && person.identifiers().contains(mailbox)
                && ownership.take(mailbox, person);
    }

    private boolean removeCards(Person person) {
        var cards = person.identifiers().stream()
                .filter(identifier -> identifier.kind() == IdentifierKind.LOYALTY_CARD)
                .toList();
        cards.forEach(card -> ownership.take(card, person));
        return !cards.isEmpty();
    }

    Ownership ownership() {
        return ownership;
    }

    Collection<Person> created() {
        return created;
    }

    List<Join> joins() {
        return joins;
    }

    Collection<Review> reviews() {
        return reviews;
    }
}
