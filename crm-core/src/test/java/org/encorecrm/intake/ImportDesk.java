package org.encorecrm.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands files in and does the worker's part, with an eye on what becomes of the tables. After each test nothing is left
 * running.
 */
class ImportDesk implements BeforeEachCallback, AfterEachCallback {

    /** The test's own: what it makes is known by it. */
    final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);

    private Imports imports;
    private ImportWorker worker;
    private JdbcClient jdbc;

    @Override
    public void beforeEach(ExtensionContext test) {
        var beans = SpringExtension.getApplicationContext(test);
        imports = beans.getBean(Imports.class);
        worker = beans.getBean(ImportWorker.class);
        jdbc = beans.getBean(JdbcClient.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        jdbc.sql("update core.import set state = 'cancelled' where state = 'running'")
                .update();
    }

    Import receive(ImportKind kind, String text) {
        return receive(kind, text, StandardCharsets.UTF_8);
    }

    Import receive(ImportKind kind, String text, Charset encoding) {
        return imports.receive(kind, "test.csv", new ByteArrayInputStream(text.getBytes(encoding)), "test");
    }

    /** One portion. Answers whether there may be more. */
    boolean work() {
        return worker.work();
    }

    /** As it is after all there is to do. */
    Import finish(Import file) {
        while (work()) {
            // portion by portion
        }
        return imports.get(file.id());
    }

    /** First names of those who are known by the mark with something after it. */
    List<String> names() {
        return jdbc.sql("""
                        select c.first_name from core.customer c
                         where c.id in (select customer_id from core.identifier where value like ?)
                        """).param(mark + "-%").query(String.class).list();
    }

    /** @param parts rows {@code t} of core with what is looked at of them, as {@code customer t|to_jsonb(t)} */
    List<String> hashes(List<String> parts) {
        return parts.stream().map(this::hash).toList();
    }

    private String hash(String part) {
        var cut = part.indexOf('|');
        return part + " "
                + jdbc.sql("""
                                select count(*) || ' ' || coalesce(md5(string_agg(x, '' order by x)), '')
                                  from (select (%s)::text as x from core.%s) s
                                """.formatted(part.substring(cut + 1), part.substring(0, cut)))
                        .query(String.class)
                        .single();
    }
}
