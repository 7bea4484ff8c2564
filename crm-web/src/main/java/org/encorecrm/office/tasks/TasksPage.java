package org.encorecrm.office.tasks;

import java.util.stream.Collectors;
import org.encorecrm.security.Desk;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.security.Staff;
import org.encorecrm.security.Users;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.task.TaskRow;
import org.encorecrm.task.Tasks;
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

/** A manager's working day. */
@Controller
@RequestMapping("/tasks")
class TasksPage {

    private final Tasks tasks;
    private final CustomerCards customers;
    private final NextCall moments;
    private final Users users;
    private final MessageSource messages;

    TasksPage(Tasks tasks, CustomerCards customers, NextCall moments, Users users, MessageSource messages) {
        this.tasks = tasks;
        this.customers = customers;
        this.moments = moments;
        this.users = users;
        this.messages = messages;
    }

    @GetMapping
    @Staff
    String desk(
            @RequestParam(required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable Long task,
            @RequestParam(required = false) @Nullable String after,
            Authentication who,
            Model model) {
        var filter = DeskFilter.of(whose, show, users.get(who.getName()));
        var page = tasks.find(filter.query(after));
        model.addAttribute("filter", filter);
        model.addAttribute("counters", tasks.counters(filter.desk()));
        model.addAttribute("page", page);
        model.addAttribute("chosen", task != null ? tasks.row(task) : first(page));
        showPanel(model, who);
        return "tasks/desk";
    }

    private static @Nullable TaskRow first(Page<TaskRow> page) {
        return page.items().isEmpty() ? null : page.items().get(0);
    }

    /** The panel alone, for whoever goes down the list. */
    @GetMapping("/{id}")
    @Staff
    String panel(
            @PathVariable long id,
            @RequestParam String whose,
            @RequestParam String show,
            Authentication who,
            Model model) {
        model.addAttribute("filter", DeskFilter.of(whose, show, users.get(who.getName())));
        model.addAttribute("chosen", tasks.row(id));
        showPanel(model, who);
        return "tasks/desk :: panel";
    }

    private void showPanel(Model model, Authentication who) {
        if (model.getAttribute("chosen") instanceof TaskRow chosen) {
            model.addAttribute("customer", customers.get(chosen.task().customerId()));
            model.addAttribute("moments", moments.suggestions());
        }
        model.addAttribute("names", users.all().stream().collect(Collectors.toMap(Member::login, Member::name)));
        var role = users.get(who.getName()).role();
        model.addAttribute("mayWork", role != Role.MARKETER && role != Role.ANALYST);
        model.addAttribute("seesScenarios", role == Role.MARKETER || role == Role.ADMINISTRATOR);
    }

    @PostMapping("/{id}")
    @Desk
    String change(
            @PathVariable long id,
            TaskForm form,
            @RequestParam String whose,
            @RequestParam String show,
            Authentication who,
            RedirectAttributes redirect) {
        redirect.addAttribute("whose", whose);
        redirect.addAttribute("show", show);
        try {
            var changed = tasks.change(id, form.version(), form.change(moments, who.getName()));
            redirect.addFlashAttribute(
                    "flash", text("tasks.changed." + changed.state().code()));
        } catch (InvalidInputException wrong) {
            var field = wrong.violations().get(0).pointer().substring(1);
            redirect.addFlashAttribute("wrong", field);
            redirect.addFlashAttribute("form", form);
            redirect.addAttribute("task", id);
        } catch (ConflictException meanwhile) {
            redirect.addFlashAttribute("flashBad", text("tasks.changedMeanwhile"));
            redirect.addAttribute("task", id);
        }
        return "redirect:/tasks";
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
