package org.encorecrm.duplicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.Profile;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.FormerRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All that is known about people which may be compared: their record, addresses, and what merged records said. */
@Repository
class PeopleStore {

    private static final String RECORDS =
            "select id, %s from core.customer where id = any(:ids)".formatted(ProfileRow.columns(""));

    private final JdbcClient jdbc;
    private final FormerRecords former;

    PeopleStore(JdbcClient jdbc, FormerRecords former) {
        this.jdbc = jdbc;
        this.former = former;
    }

    Map<Long, Traits> traits(Collection<Long> customers) {
        var ids = customers.toArray(Long[]::new);
        var profiles = new HashMap<Long, List<Profile>>();
        jdbc.sql(RECORDS).param("ids", ids).query(row -> {
            profiles.computeIfAbsent(row.getLong("id"), any -> new ArrayList<>())
                    .add(ProfileRow.read(row));
        });
        former.of(profiles.keySet())
                .forEach((id, records) ->
                        profiles.computeIfAbsent(id, any -> new ArrayList<>()).addAll(records));
        var emails = addresses("email", ids);
        var phones = addresses("phone", ids);
        var traits = new HashMap<Long, Traits>();
        profiles.forEach((id, said) -> traits.put(
                id, TraitReader.read(said, emails.getOrDefault(id, List.of()), phones.getOrDefault(id, List.of()))));
        return traits;
    }

    /** Addresses that identify: neither placeholders nor shared ones, which have a source. */
    private Map<Long, List<String>> addresses(String kind, Long[] ids) {
        var found = new HashMap<Long, List<String>>();
        jdbc.sql("""
                        select customer_id, value from core.identifier
                         where customer_id = any(:ids) and kind = :kind and source = '' order by value
                        """).param("ids", ids).param("kind", kind).query(row -> {
            found.computeIfAbsent(row.getLong("customer_id"), any -> new ArrayList<>())
                    .add(row.getString("value"));
        });
        return found;
    }
}
