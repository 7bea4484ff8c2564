package org.encorecrm.intake;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.encorecrm.erasure.Tally.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What imports remember of an erased customer: that and how they came, how they were before, and lines of files. No line
 * about them is taken in from here on, however far its file has come; the files themselves are searched afterwards.
 */
@Component
class ImportTraces implements PersonalTraces {

    static final String FILES = "importFiles";

    /** Orders that are theirs, or were theirs before an import gave them to somebody else: an undo leaves them. */
    private static final String FORGET_ORDERS = """
            update core.import_effect e
               set before = null, version = '', stays = 'erased'
              from (select 'order' as target, o.id::text as key
                      from core.orders o where o.customer_id = any(array_append(:ids, :remainder))
                     union
                    select w.target, w.key from core.import_effect w
                     where w.target = 'order' and w.before is not null
                       and w.before #>> '{order,customer_id}' = any(:ids::text[])) theirs
             where e.target = theirs.target and e.key = theirs.key
            """;

    private final JdbcClient jdbc;
    private final MarkStore marks;

    ImportTraces(JdbcClient jdbc, MarkStore marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "core.import_effect",
                "core.import_reject",
                "core.import_row",
                "core.import_example",
                "core.import_erased",
                "core.customer_import");
    }

    @Override
    public void hold() {
        marks.hold();
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        var erased = who.statement(jdbc, """
                        delete from core.import_effect where target = 'customer' and key = any(:ids::text[])
                        """).update();
        erased += who.statement(jdbc, "delete from core.customer_import where customer_id = any(:ids)")
                .update();
        erased += who.statement(jdbc, FORGET_ORDERS).update();
        tally.erased("imports", erased);
        tally.kept(FILES, marks.mark(who), Reason.SEARCHED);
        tally.kept("rejectedLines", importsWithRejects(), Reason.WORDS);
    }

    private long importsWithRejects() {
        return jdbc.sql("""
                        select count(*) from core.import i
                         where i.kind <> 'products' and exists (select from core.import_reject where import_id = i.id)
                        """).query(Long.class).single();
    }
}
