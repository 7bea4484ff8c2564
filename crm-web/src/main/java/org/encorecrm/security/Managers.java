package org.encorecrm.security;

import java.util.Comparator;
import java.util.List;
import org.encorecrm.task.Assignee;
import org.encorecrm.task.Assignees;
import org.springframework.stereotype.Component;

/** Whom tasks can be given to: active users with the role manager. */
@Component
class Managers implements Assignees {

    private final Users users;

    Managers(Users users) {
        this.users = users;
    }

    @Override
    public List<Assignee> managers() {
        return users.all().stream()
                .filter(user -> user.enabled() && user.role() == Role.MANAGER)
                .sorted(Comparator.comparing(Member::login))
                .map(user -> new Assignee(user.login(), user.name()))
                .toList();
    }
}
