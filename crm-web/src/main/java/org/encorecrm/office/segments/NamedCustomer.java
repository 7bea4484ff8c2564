package org.encorecrm.office.segments;

import java.util.Locale;
import java.util.Optional;
import org.encorecrm.segment.CustomerSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One customer by an e-mail, a phone, the shop's own id or a loyalty card, else by an id (with # before it by nothing else). */
@Repository
class NamedCustomer {

    private final JdbcClient jdbc;

    NamedCustomer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<CustomerSummary> find(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var number = text.startsWith("#") ? text.substring(1) : text;
        var digits = text.replaceAll("\\D", "");
        return jdbc.sql("""
                        select c.id, c.first_name, c.last_name, c.email, c.phone, c.city
                          from (select i.customer_id as id, 1 as place from core.identifier i
                                 where not :exactly and ((i.kind = 'email' and i.value = :email)
                                    or (i.kind = 'phone' and not :mailbox and i.value in (:phone, :national))
                                    or (i.kind in ('external_id', 'loyalty_card') and i.value = :text))
                                 union all
                                select coalesce((select a.customer_id from core.customer_alias a where a.alias_id = :id), :id), 2) found
                          join core.customer c on c.id = found.id
                         order by found.place, c.id limit 1
                        """)
                .param("email", text.toLowerCase(Locale.ROOT))
                .param("phone", "+" + digits)
                .param("national", "+7" + (digits.isEmpty() ? "" : digits.substring(1)))
                .param("text", text)
                .param("mailbox", text.contains("@"))
                .param("exactly", text.startsWith("#"))
                .param("id", number.matches("\\d{1,18}") ? Long.parseLong(number) : -1L)
                .query((rs, i) -> new CustomerSummary(
                        rs.getString("id"),
                        null,
                        rs.getString("first_name"),
                        rs.getString("last_name"),
                        rs.getString("email"),
                        rs.getString("phone"),
                        rs.getString("city"),
                        null))
                .optional();
    }
}
