package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;

/** What a batch changed about whom, gathered for the change queue. One loud change makes the customer loud. */
final class Effects {

    private final Map<Person, Set<ChangeKind>> kinds = new LinkedHashMap<>();
    private final Set<Person> loud = new LinkedHashSet<>();

    void add(Person person, ChangeKind kind, boolean quiet) {
        kinds.computeIfAbsent(person, any -> EnumSet.noneOf(ChangeKind.class)).add(kind);
        if (!quiet) {
            loud.add(person);
        }
    }

    /** Queues the customers, in as many statements as there are combinations of kinds, not as there are customers. */
    void enqueue(Changes changes, Collection<Long> survivors) {
        Map<Group, List<Long>> groups = new LinkedHashMap<>();
        kinds.forEach((person, what) -> groups.computeIfAbsent(
                        new Group(what, !loud.contains(person)), any -> new ArrayList<>())
                .add(person.id()));
        groups.forEach((group, ids) ->
                changes.enqueue(ids, group.kinds(), group.quiet() ? Cause.HISTORY : Cause.CHANGE, group.quiet()));
        changes.enqueue(survivors, MergeStore.TOUCHED, Cause.MERGE, false);
    }

    /** Those of whom this changed, and others. */
    Set<Long> changed(ChangeKind kind, Set<Long> others) {
        var ids = new LinkedHashSet<>(others);
        kinds.forEach((person, what) -> {
            if (what.contains(kind)) {
                ids.add(person.id());
            }
        });
        return ids;
    }

    private record Group(Set<ChangeKind> kinds, boolean quiet) {}
}
