package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.Profile;
import org.encorecrm.customer.ProfileRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the records said that were merged into customers and are still part of them. */
@Service
public class FormerRecords {

    private static final String PROFILES = """
            select f.owner, %s
              from unnest(:owners, :records::jsonb[]) as f (owner, record)
             cross join jsonb_populate_record(null::core.customer, f.record) r
            """.formatted(ProfileRow.columns("r."));

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    FormerRecords(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    /** By customer, down to the records merged into merged ones; nobody of whom there is nothing. */
    @Transactional(readOnly = true)
    public Map<Long, List<Profile>> of(Collection<Long> customers) {
        var former = snapshots.former(customers.toArray(Long[]::new));
        var profiles = new HashMap<Long, List<Profile>>();
        if (former.isEmpty()) {
            return profiles;
        }
        jdbc.sql(PROFILES)
                .param("owners", former.stream().map(Snapshots.Former::owner).toArray(Long[]::new))
                .param("records", former.stream().map(Snapshots.Former::record).toArray(String[]::new))
                .query(row -> {
                    profiles.computeIfAbsent(row.getLong("owner"), any -> new ArrayList<>())
                            .add(ProfileRow.read(row));
                });
        return profiles;
    }
}
