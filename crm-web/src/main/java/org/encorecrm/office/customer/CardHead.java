package org.encorecrm.office.customer;

import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.customer.Tags;
import org.encorecrm.security.Member;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands above the parts of a card whichever is shown: how to reach the customer, may we write, what to do. */
@Component
class CardHead {

    private final CustomerCards cards;
    private final CardDuties duties;
    private final Mailboxes mailboxes;
    private final Tags tags;
    private final Users users;

    CardHead(CustomerCards cards, CardDuties duties, Mailboxes mailboxes, Tags tags, Users users) {
        this.cards = cards;
        this.duties = duties;
        this.mailboxes = mailboxes;
        this.tags = tags;
        this.users = users;
    }

    void show(Customer customer, Authentication who, Model model) {
        var contacts = cards.contacts(customer.id());
        var consents = cards.consents(customer.id());
        var everybody = users.all();
        model.addAttribute("contacts", contacts);
        model.addAttribute("mailboxes", mailboxes.of(contacts));
        model.addAttribute("consents", consents);
        model.addAttribute("marketing", marketing(consents));
        model.addAttribute("duties", duties.of(customer.id()));
        model.addAttribute("mayWrite", mayWrite(who));
        model.addAttribute("knownTags", mayWrite(who) ? tags.known() : List.of());
        model.addAttribute("managers", managers(everybody, customer));
        model.addAttribute("names", everybody.stream().collect(Collectors.toMap(Member::login, Member::name)));
    }

    /** One word per channel about advertising, whatever the address. */
    private static List<Customer.Consent> marketing(List<Customer.Consent> consents) {
        return consents.stream()
                .filter(consent -> consent.purpose().equals("marketing"))
                .toList();
    }

    /** Whoever the customer belongs to now is among them, even when they have left. */
    private static List<Member> managers(List<Member> everybody, Customer customer) {
        return everybody.stream()
                .filter(user -> user.enabled() && user.role() == Role.MANAGER
                        || user.login().equals(customer.managerLogin()))
                .toList();
    }

    static boolean mayWrite(Authentication who) {
        return !Role.ANALYST.isOf(who);
    }
}
