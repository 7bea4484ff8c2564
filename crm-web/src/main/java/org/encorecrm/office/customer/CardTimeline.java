package org.encorecrm.office.customer;

import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.ordering.OrderStatusKinds;
import org.encorecrm.security.Member;
import org.encorecrm.security.Users;
import org.encorecrm.support.Paging;
import org.encorecrm.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A page of the timeline with the words that its entries need. Three statements, whatever happened. */
@Component
class CardTimeline {

    private static final int PAGE = 40;

    private final Timeline timeline;
    private final OrderStatusKinds statuses;
    private final Users users;

    CardTimeline(Timeline timeline, OrderStatusKinds statuses, Users users) {
        this.timeline = timeline;
        this.statuses = statuses;
        this.users = users;
    }

    /** Kinds that are none are left out: an old bookmark shows what it can. */
    void show(long customer, Set<String> kinds, @Nullable String after, Reader reader, Model model) {
        var known = timeline.kinds();
        var chosen = kinds.stream().filter(known::contains).toList();
        var page = timeline.of(customer, chosen, new Paging(PAGE, after));
        model.addAttribute("kinds", known);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "entries",
                page.items().stream()
                        .map(TimelineLine::of)
                        .filter(line -> !line.saidBy("order", chosen))
                        .toList());
        model.addAttribute("next", page.next());
        model.addAttribute("me", reader.login());
        if (!model.containsAttribute("names")) {
            model.addAttribute("names", users.all().stream().collect(Collectors.toMap(Member::login, Member::name)));
        }
        model.addAttribute("statuses", CardParts.names(statuses, reader));
    }
}
