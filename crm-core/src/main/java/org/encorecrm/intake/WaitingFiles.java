package org.encorecrm.intake;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.intake.sheet.Row;
import org.encorecrm.intake.sheet.Rows;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Files that wait to be taken in, or were stopped halfway. One that names somebody who is erased is thrown away, for
 * nothing can be taken out of it: whoever wants the others uploads it anew without that person.
 */
@Repository
class WaitingFiles {

    private static final int NATIONAL_DIGITS = 10;
    private static final Set<String> NUMBERS =
            Set.of("externalId", "loyaltyCard", "customer.externalId", "customer.loyaltyCard");

    private final JdbcClient jdbc;
    private final ImportStore store;
    private final FileStore files;

    WaitingFiles(JdbcClient jdbc, ImportStore store, FileStore files) {
        this.jdbc = jdbc;
        this.store = store;
        this.files = files;
    }

    /** Answers how many were thrown away. */
    int forget(Erasing who) {
        var known = Known.of(who);
        var thrown = 0;
        for (var id : waiting()) {
            var file = store.lock(id).orElse(null);
            if (file != null && !file.running() && names(file, known)) {
                throwAway(id, who.now());
                thrown++;
            }
        }
        return thrown;
    }

    private List<Long> waiting() {
        return jdbc.sql("""
                        select id from core.import i
                         where state not in ('running', 'receiving')
                           and exists (select from core.import_chunk c where c.import_id = i.id)
                         order by id
                        """).query(Long.class).list();
    }

    private boolean names(Import file, Known known) {
        var numbered = numberColumns(file);
        try (var rows = file.format().open(files.open(file.id()))) {
            return names(rows, known, numbered);
        } catch (UnreadableFile | IOException unreadable) {
            // Who is in it cannot be known.
            return true;
        }
    }

    private static boolean names(Rows rows, Known known, List<Integer> numbered) throws IOException {
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (known.isIn(row, numbered)) {
                return true;
            }
        }
        return false;
    }

    /** In a file of orders the column {@code externalId} has the orders' own numbers. */
    private static List<Integer> numberColumns(Import file) {
        var columns = new ArrayList<Integer>();
        for (var i = 0; i < file.mapping().size(); i++) {
            var field = file.mapping().get(i);
            if (NUMBERS.contains(field) && (file.kind() == ImportKind.CUSTOMERS || field.startsWith("customer."))) {
                columns.add(i);
            }
        }
        return columns;
    }

    private void throwAway(long id, Instant now) {
        for (var table : new String[] {"chunk", "row", "example", "key", "reject"}) {
            jdbc.sql("delete from core.import_%s where import_id = :id".formatted(table))
                    .param("id", id)
                    .update();
        }
        jdbc.sql("""
                        update core.import
                           set step = case step when 'mapping' then 'dry_run' else step end, state = 'failed',
                               failure = :erased, finished_at = coalesce(finished_at, :now)
                         where id = :id
                        """)
                .param("erased", Import.ERASED)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** By what a line is known to be about somebody. */
    private record Known(Set<String> emails, Set<String> phones, Set<String> numbers) {

        static Known of(Erasing who) {
            return new Known(
                    Set.copyOf(who.emails()),
                    who.phones().stream().map(Known::digits).collect(Collectors.toSet()),
                    Set.copyOf(who.numbers()));
        }

        boolean isIn(Row row, List<Integer> numbered) {
            return row.cells().stream().anyMatch(this::isAddress)
                    || numbered.stream()
                            .anyMatch(
                                    column -> numbers.contains(row.cell(column).strip()));
        }

        private boolean isAddress(String cell) {
            return emails.contains(cell.strip().toLowerCase(Locale.ROOT))
                    || cell.length() >= NATIONAL_DIGITS && phones.contains(digits(cell));
        }

        /** The country may be written in any way, or not at all. */
        private static String digits(String text) {
            var digits = text.replaceAll("\\D", "");
            return digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
        }
    }
}
