package org.encorecrm.api.customers;

import java.util.Set;
import org.encorecrm.customer.Customers;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.timeline.Timeline;
import org.encorecrm.timeline.TimelineEntry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers/{id}")
@ReadScope
class HistoryApi {

    private final Customers customers;
    private final Timeline timeline;
    private final CustomerOrders orders;

    HistoryApi(Customers customers, Timeline timeline, CustomerOrders orders) {
        this.customers = customers;
        this.timeline = timeline;
        this.orders = orders;
    }

    /** @param kinds what to show, separated by commas; everything when absent */
    @GetMapping("/timeline")
    Page<TimelineEntry> timeline(
            @PathVariable long id, @RequestParam(defaultValue = "") Set<String> kinds, Paging paging) {
        return timeline.of(customers.survivor(id), kinds, paging);
    }

    @GetMapping("/orders")
    Page<JsonNode> orders(@PathVariable long id, Paging paging) {
        return orders.page(customers.survivor(id), paging);
    }
}
