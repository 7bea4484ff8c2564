package org.encorecrm.api.events;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.encorecrm.activity.EventMessages;
import org.encorecrm.activity.EventResult;
import org.encorecrm.activity.Events;
import org.encorecrm.api.Actions;
import org.encorecrm.security.IngestScope;
import org.encorecrm.support.json.Batch;
import org.encorecrm.support.json.LineResult;
import org.encorecrm.support.json.Lines;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/events")
@IngestScope
class EventApi {

    private final Events events;
    private final EventMessages messages;

    EventApi(Events events, EventMessages messages) {
        this.events = events;
        this.messages = messages;
    }

    /** One event is answered alone, an array or NDJSON line by line. */
    @PostMapping(consumes = {APPLICATION_JSON_VALUE, APPLICATION_NDJSON_VALUE})
    ResponseEntity<Object> post(Lines lines, Actions actions) {
        if (lines.single()) {
            return one(lines.lines().get(0).value(), actions);
        }
        var batch = Batch.read(lines.lines(), messages::read);
        return ResponseEntity.ok(batch.answer(line(events.recordAll(batch.accepted(), actions.quiet()))));
    }

    private ResponseEntity<Object> one(@Nullable JsonNode body, Actions actions) {
        if (body == null) {
            throw new IllegalStateException("one object alone is never broken");
        }
        var result = events.record(messages.read(body), actions.quiet());
        var status = result.outcome() == EventResult.Outcome.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(EventAnswer.of(result));
    }

    private static List<LineResult> line(List<EventResult> results) {
        return results.stream()
                .map(result -> LineResult.of(word(result), Long.toString(result.id())))
                .toList();
    }

    private static String word(EventResult result) {
        return result.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** {@code customerId} is absent while nobody has identified the visitor. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventAnswer(String id, @Nullable String customerId, String outcome) {

        static EventAnswer of(EventResult result) {
            var customerId = result.customerId();
            return new EventAnswer(
                    Long.toString(result.id()), customerId == null ? null : customerId.toString(), word(result));
        }
    }
}
