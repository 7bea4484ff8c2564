package org.encorecrm.office.customer;

import java.util.Locale;
import java.util.Map;
import org.encorecrm.customer.Responsibility;
import org.encorecrm.customer.Tags;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Colleagues;
import org.encorecrm.security.Users;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is set in the head of a card: whose customer it is, and tags. */
@Controller
@Colleagues
@RequestMapping("/customers/{customer:\\d{1,18}}")
class CareForm {

    private static final int LONGEST = 50;

    private final CustomerCards cards;
    private final Responsibility responsibility;
    private final Tags tags;
    private final Users users;
    private final Audit audit;
    private final BusinessClock clock;
    private final TransactionOperations transaction;

    CareForm(
            CustomerCards cards,
            Responsibility responsibility,
            Tags tags,
            Users users,
            Audit audit,
            BusinessClock clock,
            TransactionOperations transaction) {
        this.cards = cards;
        this.responsibility = responsibility;
        this.tags = tags;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A manager who gives a customer away no longer sees the card. */
    @PostMapping("/manager")
    String give(
            @PathVariable long customer,
            @RequestParam(defaultValue = "") String login,
            Authentication who,
            Locale language) {
        var reader = Reader.of(who, language);
        cards.get(customer, reader);
        var to = login.isBlank() ? null : manager(login);
        transaction.executeWithoutResult(status -> {
            var before = responsibility.give(customer, to);
            audit.record("customer.manager", String.valueOf(customer), before, to);
        });
        return reader.onlyOf() == null || reader.onlyOf().equals(to)
                ? "redirect:/customers/" + customer
                : "redirect:/customers";
    }

    private String manager(String login) {
        return users.find(login)
                .filter(user -> user.enabled())
                .orElseThrow(() -> new NotFoundException("No such user"))
                .login();
    }

    @PostMapping("/tags")
    String tag(
            @PathVariable long customer,
            @RequestParam(required = false) @Nullable String add,
            @RequestParam(required = false) @Nullable String remove,
            Authentication who,
            Locale language) {
        var reader = Reader.of(who, language);
        cards.get(customer, reader);
        transaction.executeWithoutResult(status -> {
            if (remove != null) {
                tags.remove(customer, remove, clock.now());
                audit.recordAbout(customer, "customer.tags", Map.of("tag", remove), null);
            } else if (add != null && !add.isBlank()) {
                var tag = add.strip().replaceAll("\\s+", " ");
                var plain = tag.length() > LONGEST ? tag.substring(0, LONGEST) : tag;
                tags.add(customer, plain, clock.now());
                audit.recordAbout(customer, "customer.tags", null, Map.of("tag", plain));
            }
        });
        return "redirect:/customers/" + customer;
    }
}
