package org.encorecrm.task;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Managers a test hires. */
@Component
public class TestAssignees implements Assignees {

    private final List<Assignee> hired = new ArrayList<>();

    public void hireOnly(String... logins) {
        hired.clear();
        for (var login : logins) {
            hired.add(new Assignee(login, login));
        }
    }

    @Override
    public List<Assignee> managers() {
        return List.copyOf(hired);
    }
}
