package org.encorecrm.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The segments of the shop and what they are made of. */
@Service
@Transactional
public class Segments {

    /** A segment of that name would be hidden behind a page or an answer of the same address. */
    private static final Set<String> RESERVED =
            Set.of("new", "transitions", "preview", "backtest", "backtests", "constructor", "brake");

    private static final Pattern KEY = Pattern.compile("[\\p{L}0-9][\\p{L}0-9_.-]{0,63}");
    private static final int LONGEST_NAME = 200;

    private final SegmentStore store;
    private final Definitions definitions;
    private final Filling filling;
    private final AskedFields fields;
    private final ObjectProvider<SegmentUse> uses;

    Segments(
            SegmentStore store,
            Definitions definitions,
            Filling filling,
            AskedFields fields,
            ObjectProvider<SegmentUse> uses) {
        this.store = store;
        this.definitions = definitions;
        this.filling = filling;
        this.fields = fields;
        this.uses = uses;
    }

    @Transactional(readOnly = true)
    public List<SegmentView> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<SegmentView> find(String key) {
        return store.find(key);
    }

    /** Whether a new segment may have this key. */
    @Transactional(readOnly = true)
    public boolean isFree(String key) {
        return !RESERVED.contains(key) && find(key).isEmpty();
    }

    @Transactional(readOnly = true)
    public SegmentView get(String key) {
        return find(key).orElseThrow(() -> new NotFoundException("No segment " + key));
    }

    public SegmentView create(SegmentDraft given) {
        fields.hold();
        store.lockReferences();
        var draft = fields.current(given);
        check(draft);
        try {
            store.insert(draft);
        } catch (DuplicateKeyException taken) {
            throw new ConflictException("There is a segment " + draft.key() + " already");
        }
        fields.makeSearchable(draft);
        filling.signal().afterCommit();
        return get(draft.key());
    }

    /** The same silently: customers who then enter or leave start nothing. */
    public SegmentView change(SegmentDraft draft, @Nullable Integer version) {
        return change(draft, version, false);
    }

    /**
     * @param version what the editor saw, null to write over whatever is there
     * @param acts whether customers who then enter or leave start scenarios, under the surge brake
     */
    public SegmentView change(SegmentDraft given, @Nullable Integer version, boolean acts) {
        fields.hold();
        store.lockReferences();
        var before = get(given.key());
        var draft = fields.current(given);
        check(draft);
        if (before.kind() != draft.kind()) {
            throw new InvalidInputException("/kind", "cannot be changed");
        }
        if (before.isHeld()) {
            throw new ConflictException("The surge brake holds entries of this segment: release or discard them first");
        }
        var refill = draft.criteria() != null && !Objects.equals(before.criteria(), draft.criteria());
        if (refill && before.isFilling() && (acts || before.fillActs())) {
            throw new ConflictException("The segment is still being filled: wait until it is ready");
        }
        if (version != null && version != before.version() || !store.update(before, draft, refill, acts)) {
            throw new ConflictException("Somebody else has changed the segment meanwhile");
        }
        fields.makeSearchable(draft);
        filling.signal().afterCommit();
        return get(draft.key());
    }

    /** Sets limits of the segment's own for the surge brake; null: those of all. */
    public SegmentView brake(String key, @Nullable Integer entries, @Nullable BigDecimal factor) {
        if (entries != null && entries < 1) {
            throw new InvalidInputException("/entries", "must be at least 1");
        }
        if (factor != null && factor.signum() <= 0) {
            throw new InvalidInputException("/factor", "must be more than 0");
        }
        store.brake(get(key).id(), entries, factor);
        return get(key);
    }

    public void delete(String key) {
        store.lockReferences();
        var segment = get(key);
        var users = usesOf(key);
        if (!users.isEmpty()) {
            throw new ConflictException("The segment is used by " + String.join(", ", users));
        }
        store.delete(segment.id());
    }

    /** Who refers to the segment, in words. */
    @Transactional(readOnly = true)
    public List<String> usesOf(String key) {
        var users = new ArrayList<String>();
        new References(definitions.dynamic()).referringTo(key).forEach(each -> users.add("segment " + each.key()));
        uses.orderedStream().forEach(each -> users.addAll(each.usesOf(key)));
        return users;
    }

    void check(SegmentDraft draft) {
        var violations = new ArrayList<Violation>();
        if (!KEY.matcher(draft.key()).matches()) {
            violations.add(new Violation("/key", "must be 1 to 64 letters, digits, dots, dashes or underscores"));
        } else if (RESERVED.contains(draft.key()) && find(draft.key()).isEmpty()) {
            violations.add(new Violation("/key", "is a word of the addresses here: choose another"));
        }
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            violations.add(new Violation("/name", "must be 1 to " + LONGEST_NAME + " characters"));
        }
        var criteria = draft.criteria();
        if (criteria != null) {
            checkReferences(draft.key(), criteria, violations);
        } else if (draft.kind() == SegmentKind.DYNAMIC) {
            violations.add(new Violation("/criteria", "is required for a dynamic segment"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private void checkReferences(String key, Criterion criteria, List<Violation> violations) {
        var pointers = Dependencies.segmentPointers(criteria, "/criteria");
        pointers.forEach((other, pointer) -> {
            if (!other.equals(key) && store.find(other).isEmpty()) {
                violations.add(new Violation(pointer, "refers to the segment " + other + ", which does not exist"));
            }
        });
        new References(definitions.dynamic())
                .cycle(new Definition(0, key, criteria))
                .ifPresent(way -> violations.add(new Violation(
                        pointers.getOrDefault(way.get(1), "/criteria"),
                        "refers to itself: " + String.join(" → ", way))));
    }
}
