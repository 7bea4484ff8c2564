package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.erasure.PersonalTraces;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever keeps something about customers says what becomes of it when one of them is erased. */
@EncoreWebTest
class ErasureCoverageTests {

    /** Numbers of customers and nothing else, seen to by the erasure itself. */
    private static final Set<String> ERASED_ANYWAY = Set.of("core.change", "core.erasure", "core.erased_id");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonalTraces> traces;

    @Test
    void leavesNoTableThatIsAboutACustomerOutOfAnErasure() {
        var about = jdbc.sql("""
                        select n.nspname || '.' || t.relname
                          from pg_constraint c
                          join pg_class t on t.oid = c.conrelid
                          join pg_namespace n on n.oid = t.relnamespace
                         where c.contype = 'f' and c.confrelid = 'core.customer'::regclass
                         union
                        select c.table_schema || '.' || c.table_name
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where t.table_type = 'BASE TABLE' and c.data_type = 'bigint'
                           and c.column_name in ('customer_id', 'survivor_id', 'loser_id', 'alias_id', 'customer')
                           and c.table_schema in ('core', 'segmentation', 'campaigns', 'web')
                        """).query(String.class).set();

        var handled = traces.stream().flatMap(trace -> trace.tables().stream()).collect(Collectors.toSet());
        handled.addAll(ERASED_ANYWAY);

        assertThat(handled)
                .as("a new table about customers needs a PersonalTraces bean that erases it")
                .containsAll(about);
    }
}
