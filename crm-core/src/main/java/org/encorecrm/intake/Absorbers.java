package org.encorecrm.intake;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Into whom the customers of an import went. */
@Repository
class Absorbers {

    private final JdbcClient jdbc;

    Absorbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an import did to them, as far as it has not been taken back.
     *
     * @param absent keys of customers who are not there
     */
    List<Remembered> of(long id, Collection<String> absent) {
        return jdbc.sql("""
                        with recursive absorber as (
                            select m.survivor_id::text as key from core.merge m
                             where m.loser_id = any(:absent::bigint[]) and m.undone_at is null
                             union
                            select m.survivor_id::text
                              from absorber a join core.merge m on m.loser_id = a.key::bigint and m.undone_at is null)
                        select e.key, e.created, e.version, e.before
                          from absorber a
                          join core.import_effect e
                            on e.import_id = :id and e.target = 'customer' and e.key = a.key and e.kept_for is null
                         order by e.key
                        """)
                .param("id", id)
                .param("absent", absent.toArray(String[]::new))
                .query(Remembered::of)
                .list();
    }
}
