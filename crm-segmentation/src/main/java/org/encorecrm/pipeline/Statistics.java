package org.encorecrm.pipeline;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL believes about tables that have just been filled: until it looks by itself, minutes later, it expects
 * them to be empty and joins millions of rows in loops.
 */
@Component
class Statistics {

    private final JdbcClient jdbc;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has it look at the tables of which a fifth or more is new to it; where there are none, that is one question. */
    void renew() {
        jdbc.sql("""
                        select format('%I.%I', schemaname, relname) from pg_stat_user_tables
                         where schemaname in ('core', 'segmentation') and n_mod_since_analyze > 1000 + n_live_tup / 5
                         order by 1
                        """)
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("analyze " + table).update());
    }
}
