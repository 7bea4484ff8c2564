package org.encorecrm.api.letters;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.api.Ids;
import org.encorecrm.message.MessageFilter;
import org.encorecrm.message.MessageLog;
import org.encorecrm.message.MessageState;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was, or would have been, sent. */
@RestController
@RequestMapping("/api/v1/messages")
class MessageApi {

    private final MessageLog log;

    MessageApi(MessageLog log) {
        this.log = log;
    }

    /** @param status one or several, separated by commas */
    @ReadScope
    @GetMapping
    Page<MessageItem> find(
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(defaultValue = "") List<String> status,
            Paging paging) {
        var states = status.stream().map(MessageApi::state).collect(Collectors.toSet());
        var who = customer == null ? null : customer(customer);
        return log.page(new MessageFilter(who, scenario, states), paging).map(MessageItem::of);
    }

    @ReadScope
    @GetMapping("/{id}")
    MessageItem get(@PathVariable String id) {
        return MessageItem.of(log.get(Ids.of("message", id)));
    }

    /** Puts a message that stopped on its way into the queue again. */
    @ManageScope
    @PostMapping("/{id}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MessageItem sendAgain(@PathVariable String id) {
        log.sendAgain(Ids.of("message", id));
        return get(id);
    }

    private static MessageState state(String code) {
        return MessageState.find(code)
                .orElseThrow(() -> new InvalidInputException(
                        "?status",
                        "must be one of "
                                + Arrays.stream(MessageState.values())
                                        .map(MessageState::code)
                                        .collect(Collectors.joining(", "))));
    }

    private static long customer(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notAnId) {
            throw new InvalidInputException("?customer", "is not an id");
        }
    }
}
