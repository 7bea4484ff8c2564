package org.encorecrm.intake;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What imports remember of an erased customer: how they were before, and lines with their addresses. Files that wait to
 * be taken in, or were stopped halfway, are nobody's yet: they go by their age.
 */
@Component
class ImportTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    ImportTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "core.import_effect",
                "core.import_reject",
                "core.import_row",
                "core.import_example",
                "core.customer_import");
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        var erased = who.statement(jdbc, """
                        delete from core.import_effect where target = 'customer' and key = any(:ids::text[])
                        """).update();
        erased += who.statement(jdbc, "delete from core.customer_import where customer_id = any(:ids)")
                .update();
        for (var table : new String[] {"import_reject", "import_row"}) {
            erased += who.statement(jdbc, """
                            delete from core.%s r
                             where exists (select from unnest(r.cells) cell
                                            where lower(cell) = any(:emails)
                                               or '+' || regexp_replace(cell, '\\D', '', 'g') = any(:phones)
                                               or '+7' || right(regexp_replace(cell, '\\D', '', 'g'), 10) = any(:phones))
                            """.formatted(table)).update();
        }
        erased += who.statement(jdbc, """
                        delete from core.import_example e
                         where exists (select from unnest(:emails || :phones) known
                                        where lower(e.content::text) like '%%' || known || '%%')
                        """.formatted()).update();
        tally.erased("imports", erased);
    }
}
