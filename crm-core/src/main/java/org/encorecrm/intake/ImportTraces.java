package org.encorecrm.intake;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What imports remember of an erased customer: that and how they came, how they were before, lines with their addresses
 * or numbers, and files that wait and name them. A file that is running when somebody is erased brings them back: it is
 * the shop's newer word.
 */
@Component
class ImportTraces implements PersonalTraces {

    private final JdbcClient jdbc;
    private final WaitingFiles waiting;

    ImportTraces(JdbcClient jdbc, WaitingFiles waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
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
                            delete from core.%s r using core.import i
                             where i.id = r.import_id
                               and (exists (select from unnest(r.cells) cell
                                             where lower(btrim(cell)) = any(:emails)
                                                or length(regexp_replace(cell, '\\D', '', 'g')) >= 10
                                                   and right(regexp_replace(cell, '\\D', '', 'g'), 10)
                                                     = any(array(select right(p, 10) from unnest(:phones) p)))
                                    or exists (select from unnest(i.mapping) with ordinality m (field, n)
                                                where (m.field in ('customer.externalId', 'customer.loyaltyCard')
                                                       or i.kind = 'customers' and m.field in ('externalId', 'loyaltyCard'))
                                                  and btrim(r.cells[m.n::int]) = any(:numbers)))
                            """.formatted(table)).update();
        }
        tally.erased("importFiles", waiting.forget(who));
        tally.erased("imports", erased);
    }
}
