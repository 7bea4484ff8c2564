package org.encorecrm.api.events;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import org.encorecrm.activity.EventMessages;
import org.encorecrm.activity.Events;
import org.encorecrm.api.Actions;
import org.encorecrm.api.Once;
import org.encorecrm.security.IngestScope;
import org.encorecrm.support.json.Batch;
import org.encorecrm.support.json.BatchAnswer;
import org.encorecrm.support.json.LineResult;
import org.encorecrm.support.json.Lines;
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
    ResponseEntity<?> post(Lines lines, Actions actions, Once once) {
        if (lines.single()) {
            return one(lines.json().get(0), actions, once);
        }
        return ResponseEntity.ok(once.create(lines.json(), BatchAnswer.class, () -> many(lines, actions)));
    }

    private ResponseEntity<EventAnswer> one(JsonNode body, Actions actions, Once once) {
        var message = messages.read(body);
        var answer =
                once.create(body, EventAnswer.class, () -> EventAnswer.of(events.record(message, actions.quiet())));
        return ResponseEntity.status(answer.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(answer);
    }

    private BatchAnswer many(Lines lines, Actions actions) {
        var batch = Batch.read(lines.lines(), messages::read);
        return batch.answer(events.recordAll(batch.accepted(), actions.quiet()).stream()
                .map(result -> LineResult.of(EventAnswer.word(result), Long.toString(result.id())))
                .toList());
    }
}
