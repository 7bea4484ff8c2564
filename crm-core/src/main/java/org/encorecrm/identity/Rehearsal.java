package org.encorecrm.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What rules would make of the customers there are: pairs kept apart today that have an address in common, do not
 * contradict each other and were not judged distinct. Nothing is changed. One statement, and no more pairs than asked.
 */
@Service
public class Rehearsal {

    /** Counted no further. */
    public static final int MOST = 1_000;

    private static final int SHOWN = 10;

    /** Too slow an answer is no answer: the administrator waits for it. */
    private static final String PATIENCE = "15s";

    private static final String SHARING = """
            select one.id as a, other.id as b, '%1$s' as shared
              from core.customer one
              join core.customer other on other.%1$s = one.%1$s and other.id > one.id
             where one.%1$s is not null and not one.%1$s = any(:placeholders)
               and not (coalesce(one.birth_date <> other.birth_date, false)
                        and (coalesce(lower(one.first_name) <> lower(other.first_name), false)
                             or coalesce(lower(one.last_name) <> lower(other.last_name), false)))
               and not (%2$s)
            """;

    private static final String CONTRADICTING = """
            coalesce(one.birth_date <> other.birth_date, false)
            or coalesce(lower(one.first_name) <> lower(other.first_name), false)""";

    private static final String KEPT_APART = """
            select a, b, min(shared) as shared
              from (%s) s
             where not exists (select from core.duplicate d where (d.a, d.b) = (s.a, s.b) and d.decision = 'distinct')
               and not exists (select from core.identifier i join core.identifier j using (kind, source)
                                where i.kind = 'external_id' and i.customer_id = s.a and j.customer_id = s.b)
             group by a, b
             order by a, b
             limit :most
            """;

    private final JdbcClient jdbc;

    Rehearsal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pair that would be one customer, and the kind of the address they share. */
    public record Joined(long a, long b, String shared) {}

    /**
     * @param pairs how many, {@link #MOST} and more being MOST
     * @param examples some of them
     */
    public record Outcome(int pairs, List<Joined> examples) {}

    @Transactional(readOnly = true)
    public Outcome of(IdentityRules rules) {
        var kinds = new ArrayList<String>();
        if (rules.email() == Strength.STRONG) {
            kinds.add(SHARING.formatted("email", "false"));
        }
        if (rules.phone() == Strength.STRONG) {
            kinds.add(SHARING.formatted("phone", rules.sharedPhone() == SharedPhone.EITHER ? CONTRADICTING : "false"));
        }
        if (kinds.isEmpty()) {
            return new Outcome(0, List.of());
        }
        jdbc.sql("select set_config('statement_timeout', :patience, true)")
                .param("patience", PATIENCE)
                .query(String.class)
                .single();
        var found = jdbc.sql(KEPT_APART.formatted(String.join(" union all ", kinds)))
                .param("placeholders", rules.placeholders().toArray(String[]::new))
                .param("most", MOST)
                .query(Joined.class)
                .list();
        return new Outcome(found.size(), found.stream().limit(SHOWN).toList());
    }
}
