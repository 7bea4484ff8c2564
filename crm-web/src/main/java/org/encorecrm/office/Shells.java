package org.encorecrm.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.encorecrm.channel.MailServer;
import org.encorecrm.message.GoLive;
import org.encorecrm.office.Shell.NavigationItem;
import org.encorecrm.security.Member;
import org.encorecrm.security.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page its {@link Shell} and {@link Fmt}; fragments asked for by htmx have no frame and need none. */
@Component
class Shells implements HandlerInterceptor {

    private final Users users;
    private final GoLive goLive;
    private final MailServer mail;
    private final Fmt fmt;
    private final List<Report> reports;
    private final boolean demo;

    Shells(
            Users users,
            GoLive goLive,
            MailServer mail,
            Fmt fmt,
            List<Report> reports,
            @Value("${encore.demo.enabled:false}") boolean demo) {
        this.users = users;
        this.goLive = goLive;
        this.mail = mail;
        this.fmt = fmt;
        this.reports =
                reports.stream().sorted(Comparator.comparingInt(Report::order)).toList();
        this.demo = demo;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith("redirect:")) {
            return;
        }
        // Templates may not name beans inside arguments of fragments; a model attribute they may.
        page.addObject("fmt", fmt);
        if (!view.contains("::")) {
            page.addObject("shell", shell(request));
            page.addObject("reports", reports);
        }
    }

    private Shell shell(HttpServletRequest request) {
        var login = request.getRemoteUser();
        var member = login == null ? null : users.find(login).orElse(null);
        return new Shell(
                items(member, request.getServletPath()),
                member,
                goLive.isLive(),
                demo && member != null && exists("demo/bar"),
                demo && exists("demo/entrance"));
    }

    private List<NavigationItem> items(@Nullable Member member, String path) {
        return member == null
                ? List.of()
                : Navigation.of(member.role(), mail.isCatching())
                        .map(section -> new NavigationItem(
                                section.path(),
                                section.icon(),
                                section.label(),
                                section.group(),
                                section.leadsTo(path)))
                        .toList();
    }

    private static boolean exists(String template) {
        return new ClassPathResource("templates/" + template + ".html").exists();
    }
}
