package org.encorecrm.office;

import java.util.List;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.jspecify.annotations.Nullable;

/** What the frame of a page shows besides the page. */
public record Shell(
        List<NavigationItem> items,
        @Nullable Member member,
        boolean live,
        boolean hasDemoBar,
        boolean hasDemoEntrance) {

    /** One line of the navigation on the left; {@code group} begins a new block. */
    public record NavigationItem(String path, String icon, String label, boolean group, boolean current) {}

    public boolean administrator() {
        return member != null && member.role() == Role.ADMINISTRATOR;
    }
}
