package org.encorecrm.task;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose desk a task goes to. */
@Repository
class Desk {

    private final JdbcClient jdbc;
    private final ObjectProvider<Assignees> assignees;

    Desk(JdbcClient jdbc, ObjectProvider<Assignees> assignees) {
        this.jdbc = jdbc;
        this.assignees = assignees;
    }

    /** A login, or null when there is nobody: then the task is anybody's. */
    @Nullable
    String assigneeFor(long customerId, Assignment assignment) {
        var logins = managers();
        if (logins.isEmpty()) {
            return null;
        }
        if (assignment == Assignment.CUSTOMER_MANAGER) {
            var own = managerOf(customerId);
            if (own != null && logins.contains(own)) {
                return own;
            }
        }
        // Two tasks at the same time must not both find the same desk empty.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('campaigns.task.assign'))")
                .query((rs, i) -> true)
                .single();
        return assignment == Assignment.ROUND_ROBIN ? longestWithout(logins) : leastLoaded(logins);
    }

    private List<String> managers() {
        return assignees.stream()
                .flatMap(known -> known.managers().stream())
                .map(Assignee::login)
                .toList();
    }

    private @Nullable String managerOf(long customerId) {
        return jdbc
                .sql("select manager_login from core.customer where id = :customer")
                .param("customer", customerId)
                .query((rs, i) -> rs.getString(1))
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String leastLoaded(List<String> logins) {
        return jdbc.sql("""
                        select login
                          from unnest(:logins) as login
                         order by (select count(*) from campaigns.task t
                                    where t.assignee = login and t.state in ('open', 'claimed', 'snoozed')), login
                         limit 1
                        """)
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    private String longestWithout(List<String> logins) {
        return jdbc.sql("""
                        select login
                          from unnest(:logins) as login
                         order by (select max(t.id) from campaigns.task t where t.assignee = login) nulls first, login
                         limit 1
                        """)
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .single();
    }
}
