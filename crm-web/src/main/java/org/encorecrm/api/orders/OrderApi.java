package org.encorecrm.api.orders;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import org.encorecrm.api.Actions;
import org.encorecrm.api.Once;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.ordering.OrderMessage;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.OrderResult;
import org.encorecrm.ordering.OrderView;
import org.encorecrm.ordering.Orders;
import org.encorecrm.security.IngestScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Batch;
import org.encorecrm.support.json.BatchAnswer;
import org.encorecrm.support.json.LineResult;
import org.encorecrm.support.json.Lines;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

    private final Orders orders;
    private final OrderMessages messages;

    OrderApi(Orders orders, OrderMessages messages) {
        this.orders = orders;
        this.messages = messages;
    }

    @IngestScope
    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> post(JsonNode body, Actions actions) {
        return put(messages.read(body), actions);
    }

    @IngestScope
    @PutMapping(path = "/{externalId}", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> put(
            @PathVariable String externalId,
            @RequestParam(defaultValue = CustomerDocuments.DEFAULT_SOURCE) String source,
            JsonNode body,
            Actions actions) {
        return put(messages.read(body, source, externalId), actions);
    }

    @IngestScope
    @PostMapping(
            path = "/batch",
            consumes = {APPLICATION_JSON_VALUE, APPLICATION_NDJSON_VALUE})
    BatchAnswer batch(Lines lines, Actions actions) {
        var batch = Batch.read(lines.many(), messages::read);
        return batch.answer(orders.putAll(batch.accepted(), actions.quiet()).stream()
                .map(OrderApi::line)
                .toList());
    }

    @IngestScope
    @PostMapping(path = "/{externalId}/status", consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<OrderAnswer> status(
            @PathVariable String externalId,
            @RequestParam(defaultValue = CustomerDocuments.DEFAULT_SOURCE) String source,
            JsonNode body,
            Actions actions,
            Once once) {
        var message = messages.readStatus(body, source, externalId);
        return OrderAnswer.entity(
                once.create(body, OrderAnswer.class, () -> OrderAnswer.of(orders.reach(message, actions.quiet()))));
    }

    @ReadScope
    @GetMapping("/{externalId}")
    OrderView get(
            @PathVariable String externalId,
            @RequestParam(defaultValue = CustomerDocuments.DEFAULT_SOURCE) String source) {
        return orders.find(source, externalId).orElseThrow(() -> new NotFoundException("There is no such order"));
    }

    private ResponseEntity<OrderAnswer> put(OrderMessage message, Actions actions) {
        return OrderAnswer.of(orders.put(message, actions.quiet()), message.source(), message.externalId());
    }

    private static LineResult line(OrderResult result) {
        return result.outcome() == OrderResult.Outcome.REJECTED
                ? LineResult.rejected(result.errors())
                : LineResult.of(OrderAnswer.word(result.outcome()), String.valueOf(result.id()));
    }
}
