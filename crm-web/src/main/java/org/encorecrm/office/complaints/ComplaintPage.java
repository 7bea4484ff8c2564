package org.encorecrm.office.complaints;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.encorecrm.complaint.ComplaintQuery;
import org.encorecrm.complaint.ComplaintQuery.Status;
import org.encorecrm.complaint.ComplaintView;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.security.Colleagues;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.encorecrm.security.Users;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Complaints to be answered, the late ones first. A manager sees those of their own customers. */
@Controller
@RequestMapping("/complaints")
class ComplaintPage {

    private static final int PAGE = 50;
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Complaints complaints;
    private final SeenComplaints seen;
    private final Users users;
    private final Settings settings;
    private final MessageSource messages;

    ComplaintPage(Complaints complaints, SeenComplaints seen, Users users, Settings settings, MessageSource messages) {
        this.complaints = complaints;
        this.seen = seen;
        this.users = users;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping
    @Staff
    String list(
            @RequestParam(defaultValue = "all") String whose,
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(required = false) @Nullable String after,
            Authentication who,
            Model model) {
        var member = users.get(who.getName());
        var desk = whose.equals("mine") ? member.login() : null;
        var onlyOf = SeenComplaints.onlyOf(member);
        var status = Arrays.stream(Status.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(show))
                .findFirst()
                .orElse(Status.OPEN);
        model.addAttribute("whose", desk == null ? "all" : "mine");
        model.addAttribute("show", status.name().toLowerCase(Locale.ROOT));
        model.addAttribute("counters", complaints.counters(desk, onlyOf));
        model.addAttribute(
                "page", complaints.find(new ComplaintQuery(desk, null, onlyOf, null, status, new Paging(PAGE, after))));
        names(model);
        return "complaints/list";
    }

    @GetMapping("/{id:\\d{1,18}}")
    @Staff
    String one(@PathVariable long id, Authentication who, Model model) {
        var member = users.get(who.getName());
        show(seen.get(id, member), member, model);
        return "complaints/one";
    }

    private void show(ComplaintView complaint, Member member, Model model) {
        model.addAttribute("complaint", complaint);
        model.addAttribute("due", FIELD.format(complaint.dueAt().atZone(settings.zone())));
        model.addAttribute("mayAnswer", member.role() != Role.ANALYST);
        names(model);
    }

    private void names(Model model) {
        var all = users.all();
        model.addAttribute("people", all.stream().filter(Member::enabled).toList());
        model.addAttribute("names", all.stream().collect(Collectors.toMap(Member::login, Member::name)));
    }

    @PostMapping("/{id:\\d{1,18}}")
    @Colleagues
    String change(@PathVariable long id, ComplaintForm form, Authentication who, RedirectAttributes redirect) {
        var member = users.get(who.getName());
        seen.get(id, member);
        try {
            var changed = complaints.change(id, form.version(), form.change(settings.zone(), member.login()));
            redirect.addFlashAttribute(
                    "flash", text("complaints.changed." + changed.state().code()));
            return changed.resolved() ? "redirect:/customers/" + changed.customerId() : "redirect:/complaints/" + id;
        } catch (InvalidInputException wrong) {
            redirect.addFlashAttribute(
                    "wrong", wrong.violations().get(0).pointer().substring(1));
            redirect.addFlashAttribute("form", form);
        } catch (ConflictException meanwhile) {
            redirect.addFlashAttribute("flashBad", text("complaints.changedMeanwhile"));
        }
        return "redirect:/complaints/" + id;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
