package org.encorecrm.office.letters;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The real customer a template is shown for. */
@Repository
class PreviewCustomers {

    /** Whoever a marketer sees in the preview. */
    record Reader(long id, String name) {}

    private static final String SELECT = """
            select c.id, coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.email, c.phone, '#' || c.id) as name
              from core.customer c
            """;

    private final JdbcClient jdbc;

    PreviewCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id, e-mail, phone or the shop's own id; the latest buyer when nothing is asked for. */
    Optional<Reader> find(String words) {
        return words.isBlank() ? latestBuyer() : named(words.strip());
    }

    private Optional<Reader> latestBuyer() {
        return jdbc.sql(SELECT + """
                          left join lateral (select placed_at from core.orders o where o.customer_id = c.id
                                              order by placed_at desc limit 1) last on true
                         where c.id in (select customer_id from core.orders order by placed_at desc limit 20)
                            or c.id = (select max(id) from core.customer)
                         order by last.placed_at desc nulls last limit 1
                        """)
                .query((row, i) -> new Reader(row.getLong("id"), row.getString("name")))
                .optional();
    }

    private Optional<Reader> named(String words) {
        return jdbc.sql(SELECT + """
                         where c.id = :id
                            or c.id in (select customer_id from core.identifier
                                         where kind in ('email', 'phone', 'external_id', 'loyalty_card')
                                           and value in (:words, :lower, :phone))
                         order by c.id = :id desc limit 1
                        """)
                .param("id", words.matches("\\d{1,18}") ? Long.parseLong(words) : -1L)
                .param("words", words)
                .param("lower", words.toLowerCase(Locale.ROOT))
                .param("phone", "+" + words.replaceAll("\\D", ""))
                .query((row, i) -> new Reader(row.getLong("id"), row.getString("name")))
                .optional();
    }
}
