package org.encorecrm.task;

import java.util.Set;
import org.encorecrm.personal.PersonalDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the staff had to do about a person, and did. */
@Configuration(proxyBeanMethods = false)
class HeldTasks {

    @Bean
    @Order(82)
    PersonalDataSource personalTasks() {
        return new PersonalDataSource("tasks", Set.of("campaigns.task"), """
                select jsonb_build_object(
                           'createdAt', t.created_at, 'title', t.title, 'state', t.state, 'outcome', t.outcome,
                           'comment', t.comment, 'dueAt', t.due_at, 'doneAt', t.done_at, 'assignee', t.assignee)
                  from campaigns.task t where t.customer_id = :customer order by t.created_at, t.id
                """);
    }
}
