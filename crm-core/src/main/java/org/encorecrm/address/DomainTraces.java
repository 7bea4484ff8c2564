package org.encorecrm.address;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A mail domain that nobody else uses is as good as a name. After the identifiers. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DomainTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    DomainTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public void erase(Erasing who, Tally tally) {
        tally.erased("domains", who.statement(jdbc, """
                                delete from core.mail_domain d
                                 using (select distinct split_part(e, '@', 2) as domain from unnest(:emails) e) own
                                 where d.domain = own.domain
                                   and not exists (select from core.identifier i
                                                    where i.kind = 'email' and split_part(i.value, '@', 2) = own.domain)
                                """).update());
    }
}
