package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.encorecrm.identity.CustomersWritten.Known;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what documents did to customers, in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Reversals {

    private final PersonStore people;
    private final Ties ties;
    private final Changes changes;
    private final Comparisons comparisons;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    Reversals(
            PersonStore people,
            Ties ties,
            Changes changes,
            Comparisons comparisons,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.people = people;
        this.ties = ties;
        this.changes = changes;
        this.comparisons = comparisons;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** Locks customers in the order that everybody does; answers those that are still there by these ids. */
    public Set<Long> lock(Collection<Long> ids) {
        var found = new HashSet<Long>();
        people.lock(ids).values().forEach(person -> {
            if (ids.contains(person.id())) {
                found.add(person.id());
            }
        });
        return found;
    }

    /** What keeps customers from being removed: the name of a table, by their ids. Lock them first. */
    public Map<Long, String> ties(Collection<Long> ids) {
        return ties.of(ids);
    }

    /** Removes customers whom nothing ties, as if they had never been. Lock them first. */
    public void remove(List<Long> ids, Instant now) {
        events.publishEvent(new CustomersRemoved(ids, now));
        var array = ids.toArray(Long[]::new);
        handOverWords(array, now);
        for (var rows : List.of(
                "core.consent where customer_id = any(:ids)",
                "core.identifier where customer_id = any(:ids)",
                "core.likeness_due where customer_id = any(:ids)",
                "core.duplicate where a = any(:ids) or b = any(:ids)",
                "core.change where customer_id = any(:ids)",
                "core.customer where id = any(:ids)")) {
            jdbc.sql("delete from " + rows).param("ids", array).update();
        }
    }

    /** The log only grows: what was said goes on without a name, as it does when somebody is erased. */
    private void handOverWords(Long[] ids, Instant now) {
        var said = jdbc.sql("select exists (select from core.consent_log where customer_id = any(:ids))")
                .param("ids", ids)
                .query(Boolean.class)
                .single();
        if (said) {
            var nobody = jdbc.sql("""
                            insert into core.customer (id, created_at, updated_at)
                            select -nextval(pg_get_serial_sequence('core.customer', 'id')), :now, :now returning id
                            """)
                    .param("now", Timestamp.from(now))
                    .query(Long.class)
                    .single();
            jdbc.sql("""
                            update core.consent_log
                               set customer_id = :nobody, address = '', evidence = null, ip = null, user_agent = null,
                                   page = null, said_by = null
                             where customer_id = any(:ids)
                            """).param("nobody", nobody).param("ids", ids).update();
            changes.enqueue(Set.of(nobody), EnumSet.allOf(ChangeKind.class), Cause.UNDO, true);
        }
    }

    /** A customer who was there before, as they were. Lock them first. */
    public record Restored(long id, Profile before, List<Known> gained, List<Known> lost) {}

    /** Gives customers back the fields and identifiers they had. */
    public void restore(List<Restored> customers, Instant now) {
        var locked = people.lock(customers.stream().map(Restored::id).toList());
        var restored = new ArrayList<Person>();
        for (var customer : customers) {
            var person = locked.get(customer.id());
            if (person != null) {
                for (var field : CustomerField.values()) {
                    person.profile().put(field, customer.before().get(field));
                }
                customer.gained().forEach(known -> drop(person.id(), known));
                customer.lost().forEach(known -> giveBack(person.id(), known, now));
                restored.add(person);
            }
        }
        people.update(restored, now);
        var ids = restored.stream().map(Person::id).toList();
        changes.enqueue(ids, MergeStore.TOUCHED, Cause.UNDO, true);
        comparisons.due(ids);
    }

    private void drop(long id, Known known) {
        jdbc.sql("""
                        delete from core.identifier
                         where kind = :kind and source = :source and value = :value and customer_id = :id
                        """)
                .param("kind", known.kind())
                .param("source", known.source())
                .param("value", known.value())
                .param("id", id)
                .update();
    }

    /** Unless it has become somebody else's meanwhile. */
    private void giveBack(long id, Known known, Instant now) {
        jdbc.sql("""
                        insert into core.identifier (kind, source, value, customer_id, given_as, created_at)
                        values (:kind, :source, :value, :id, :given, :now) on conflict do nothing
                        """)
                .param("kind", known.kind())
                .param("source", known.source())
                .param("value", known.value())
                .param("given", known.givenAs())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }
}
