package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.support.json.Json;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;

/** core.customer as identity reads and writes it: locked, in sets. */
@Repository
class PersonStore {

    private static final String LOCK = """
            select id, %s
              from core.customer
             where id = any(:ids) and id > 0
             order by id
               for no key update
            """.formatted(ProfileRow.columns(""));

    private static final String INSERT = """
            insert into core.customer (id, %s, created_at, updated_at)
            select id, %s, :now, :now
              from jsonb_populate_recordset(null::core.customer, cast(:rows as jsonb))
            """.formatted(ProfileRow.columns(""), ProfileRow.columns(""));

    private static final String UPDATE = """
            update core.customer c
               set (%s, updated_at) = (%s, :now)
              from jsonb_populate_recordset(null::core.customer, cast(:rows as jsonb)) r
             where c.id = r.id
            """.formatted(ProfileRow.columns(""), ProfileRow.columns("r."));

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks customers against merging and each other's updates, not against facts that refer to them. A record that
     * was merged since its id was read answers with its survivor.
     */
    Map<Long, Person> lock(Collection<Long> ids) {
        var people = lockExisting(ids);
        if (people.size() < ids.size()) {
            var survivors = survivorsOf(ids);
            people.putAll(lockExisting(survivors.values()));
            if (!survivors.equals(survivorsOf(ids))) {
                // a merge was undone, or its survivor merged further, while we waited for the lock
                throw new CannotAcquireLockException("Whose records these are has changed meanwhile");
            }
            survivors.forEach((alias, survivor) -> {
                var person = people.get(survivor);
                if (person != null) {
                    people.put(alias, person);
                }
            });
        }
        return people;
    }

    private Map<Long, Person> lockExisting(Collection<Long> ids) {
        var people = new HashMap<Long, Person>();
        jdbc.sql(LOCK)
                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                .query(row -> {
                    people.put(row.getLong("id"), Person.known(row.getLong("id"), ProfileRow.read(row)));
                });
        return people;
    }

    private Map<Long, Long> survivorsOf(Collection<Long> ids) {
        return jdbc
                .sql("select alias_id, customer_id from core.customer_alias where alias_id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, i) -> Map.entry(row.getLong("alias_id"), row.getLong("customer_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(Collection<Person> created, Instant now) {
        var ids = jdbc.sql("""
                        select nextval(pg_get_serial_sequence('core.customer', 'id'))
                          from generate_series(1, :many)
                        """)
                .param("many", created.size())
                .query(Long.class)
                .list()
                .iterator();
        created.forEach(person -> person.save(ids.next()));
        write(INSERT, created, now);
    }

    void update(Collection<Person> changed, Instant now) {
        write(UPDATE, changed, now);
    }

    private void write(String statement, Collection<Person> people, Instant now) {
        var rows = JsonNodeFactory.instance.arrayNode();
        people.forEach(person -> rows.add(ProfileRow.json(person.profile()).put("id", person.id())));
        jdbc.sql(statement)
                .param("rows", Json.MAPPER.writeValueAsString(rows))
                .param("now", Timestamp.from(now))
                .update();
    }
}
