package org.encorecrm.office.letters;

import org.encorecrm.message.MessageLog;
import org.encorecrm.message.MessageView;
import org.encorecrm.security.Role;
import org.encorecrm.support.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** A manager sees letters to the customers whose manager they are; a foreign one is as absent as a missing one. */
@Component
class SeenLetters {

    private final MessageLog log;
    private final JdbcClient jdbc;

    SeenLetters(MessageLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    MessageView get(long id, Authentication who) {
        var message = log.get(id);
        if (Role.MANAGER.isOf(who) && !isOf(message.customerId(), who.getName())) {
            throw new NotFoundException("message " + id);
        }
        return message;
    }

    private boolean isOf(long customer, String manager) {
        return jdbc.sql("select exists (select from core.customer where id = :id and manager_login = :manager)")
                .param("id", customer)
                .param("manager", manager)
                .query(Boolean.class)
                .single();
    }
}
