package org.encorecrm.api.customers;

import org.encorecrm.customer.Customers;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers/{id}")
@ReadScope
class HistoryApi {

    private final Customers customers;
    private final TimelineStore timeline;
    private final CustomerOrders orders;

    HistoryApi(Customers customers, TimelineStore timeline, CustomerOrders orders) {
        this.customers = customers;
        this.timeline = timeline;
        this.orders = orders;
    }

    @GetMapping("/timeline")
    Page<TimelineItem> timeline(@PathVariable long id, Paging paging) {
        return timeline.page(customers.survivor(id), paging);
    }

    @GetMapping("/orders")
    Page<JsonNode> orders(@PathVariable long id, Paging paging) {
        return orders.page(customers.survivor(id), paging);
    }
}
