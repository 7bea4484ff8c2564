package org.encorecrm.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Locale;
import org.encorecrm.ordering.OrderResult;
import org.encorecrm.ordering.StatusResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** What a message about one order is answered with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(@Nullable String id, @Nullable String customerId, String outcome) {

    static ResponseEntity<OrderAnswer> of(OrderResult result, String source, String externalId) {
        var answer = new OrderAnswer(text(result.id()), text(result.customerId()), word(result.outcome()));
        return result.outcome() == OrderResult.Outcome.CREATED
                ? ResponseEntity.created(address(source, externalId)).body(answer)
                : ResponseEntity.ok(answer);
    }

    static OrderAnswer of(StatusResult result) {
        return new OrderAnswer(text(result.id()), text(result.customerId()), word(result.outcome()));
    }

    /** A status is accepted while its order has not arrived. */
    static ResponseEntity<OrderAnswer> entity(OrderAnswer answer) {
        return ResponseEntity.status(answer.id == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(answer);
    }

    static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static URI address(String source, String externalId) {
        return UriComponentsBuilder.fromPath("/api/v1/orders/{externalId}")
                .queryParam("source", "{source}")
                .encode()
                .buildAndExpand(externalId, source)
                .toUri();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
