package org.encorecrm.task;

import java.util.List;

/** Who can be given a task. Users live above this module, which therefore asks for them here. */
public interface Assignees {

    /** Active users with the role manager, in order of login. */
    List<Assignee> managers();
}
