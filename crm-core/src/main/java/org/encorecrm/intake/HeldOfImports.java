package org.encorecrm.intake;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The files somebody's record came from. */
@Configuration(proxyBeanMethods = false)
class HeldOfImports {

    @Bean
    @Order(85)
    PersonalDataSource personalImports() {
        return new PersonalDataSource("imports", Set.of("core.customer_import"), """
                select jsonb_build_object('at', m.at, 'fileName', i.file_name, 'kind', i.kind, 'isNew', m.created)
                  from core.customer_import m join core.import i on i.id = m.import_id
                 where m.customer_id = :customer order by m.at, i.id
                """);
    }
}
