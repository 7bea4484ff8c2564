package org.encorecrm.office.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.support.Paging;
import org.encorecrm.task.TaskQuery;
import org.encorecrm.task.TaskQuery.Status;
import org.jspecify.annotations.Nullable;

/** Which part of which desk is shown, as the address bar says it. */
record DeskFilter(boolean mine, Status status, String login) {

    private static final int PAGE = 50;

    /** Who has a desk begins at it; others see everybody's. */
    static DeskFilter of(@Nullable String whose, @Nullable String show, Member member) {
        var hasDesk = member.role() == Role.MANAGER || member.role() == Role.OPERATOR;
        var status = Arrays.stream(Status.values())
                .filter(known -> word(known).equals(show))
                .findFirst()
                .orElse(Status.OPEN);
        return new DeskFilter(whose == null ? hasDesk : whose.equals("mine"), status, member.login());
    }

    TaskQuery query(@Nullable String after) {
        return TaskQuery.ofDesk(desk(), status, new Paging(PAGE, after));
    }

    @Nullable
    String desk() {
        return mine ? login : null;
    }

    public String whose() {
        return mine ? "mine" : "all";
    }

    public String show() {
        return word(status);
    }

    public List<String> choices() {
        return Arrays.stream(Status.values()).map(DeskFilter::word).toList();
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
