package org.encorecrm.office.settings;

import java.time.Instant;
import java.util.List;
import org.encorecrm.security.Administrators;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Administrators
class AuditPage {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;

    AuditPage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Entry(
            long id,
            Instant at,
            String who,
            String action,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    @GetMapping("/settings/audit")
    String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long after, Model model) {
        var found = entries(after);
        var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).id() : null);
        return "settings/audit";
    }

    private List<Entry> entries(long after) {
        return jdbc.sql("""
                        select a.id, a.at, coalesce(u.name, a.who) as who, a.action, a.subject,
                               jsonb_pretty(a.before) as before, jsonb_pretty(a.after) as after
                          from web.audit_log a left join web.app_user u on u.login = a.who
                         where a.id < :after
                         order by a.id desc
                         limit :limit
                        """)
                .param("after", after)
                .param("limit", PAGE + 1)
                .query((row, i) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}
