package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Administrators
class UsersPage {

    private final Users users;
    private final Said said;

    UsersPage(Users users, Said said) {
        this.users = users;
        this.said = said;
    }

    record NewMember(String login, String name, String email, Role role, String password) {}

    record ChangedMember(int version, String name, String email, Role role, boolean enabled) {}

    @ModelAttribute("roles")
    List<Role> roles() {
        return List.of(Role.values());
    }

    @GetMapping("/settings/users")
    String list(Model model) {
        model.addAttribute("users", users.all());
        model.addAttribute("given", new NewMember("", "", "", Role.MARKETER, ""));
        return "settings/users";
    }

    @PostMapping("/settings/users")
    String add(
            @ModelAttribute("given") NewMember given,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            users.add(given.login(), given.name(), blankAsNull(given.email()), given.role(), "ru", given.password());
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("users", users.all());
            model.addAttribute(
                    "errors",
                    invalid.violations().stream()
                            .collect(Collectors.toMap(
                                    wrong -> wrong.pointer().substring(1), Violation::message, (a, b) -> a)));
            return "settings/users";
        }
        said.so(redirect, "settings.user.added");
        return "redirect:/settings/users";
    }

    @GetMapping("/settings/users/{login}")
    String form(@PathVariable String login, Model model) {
        model.addAttribute("user", users.get(login));
        return "settings/user";
    }

    @PostMapping("/settings/users/{login}")
    String change(@PathVariable String login, ChangedMember changed, RedirectAttributes redirect) {
        try {
            users.change(
                    login,
                    changed.version(),
                    changed.name(),
                    blankAsNull(changed.email()),
                    changed.role(),
                    changed.enabled());
            said.so(redirect, "settings.saved");
        } catch (ConflictException conflict) {
            said.wrong(redirect, String.valueOf(conflict.getMessage()));
        }
        return "redirect:/settings/users/{login}";
    }

    @PostMapping("/settings/users/{login}/password")
    String password(@PathVariable String login, @RequestParam String password, RedirectAttributes redirect) {
        try {
            users.changePassword(login, password);
            said.so(redirect, "settings.user.password.changed");
        } catch (InvalidInputException invalid) {
            said.wrong(redirect, invalid.violations().get(0).message());
        }
        return "redirect:/settings/users/{login}";
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
