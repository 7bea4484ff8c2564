package org.encorecrm.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import org.encorecrm.security.Everybody;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.support.NotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons that let one look at the demo as somebody, without a password; from this machine only. */
@Controller
@Everybody
@DemoOnly
class EnterAs {

    private final Demo demo;
    private final Users users;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    EnterAs(Demo demo, Users users) {
        this.demo = demo;
        this.users = users;
    }

    /** Refused as if it were not there, like everything one has no right to. */
    @PostMapping("/demo/enter")
    String enter(@RequestParam Role as, HttpServletRequest request, HttpServletResponse response) {
        if (!demo.isOn() || !Loopback.is(request)) {
            throw new NotFoundException("nothing here");
        }
        enter(somebody(as), request, response);
        return "redirect:/welcome";
    }

    private Member somebody(Role role) {
        return users.all().stream()
                .filter(member -> member.enabled() && member.role() == role)
                .min(Comparator.comparing(Member::login))
                .orElseThrow(() -> new NotFoundException("nobody is there yet"));
    }

    /** A new session, so that nothing of the one before is inherited. */
    private void enter(Member member, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var rights = AuthorityUtils.createAuthorityList("ROLE_" + member.role().name());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(new User(member.login(), "", rights), null, rights));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
