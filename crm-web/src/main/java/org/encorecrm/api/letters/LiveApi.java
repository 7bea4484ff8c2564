package org.encorecrm.api.letters;

import java.time.Instant;
import java.util.List;
import org.encorecrm.message.GoLive;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whether messages leave for everybody, or for the allow-list alone. */
@RestController
@RequestMapping("/api/v1/settings/live")
class LiveApi {

    private static final int MOST_ADDRESSES = 1000;
    private static final int LONGEST_ADDRESS = 320;

    private final GoLive live;
    private final Audit audit;
    private final TransactionOperations transaction;

    LiveApi(GoLive live, Audit audit, TransactionOperations transaction) {
        this.live = live;
        this.audit = audit;
        this.transaction = transaction;
    }

    @ManageScope
    @GetMapping
    Live get() {
        return new Live(live.isLive(), live.since().orElse(null), live.allowList());
    }

    @ManageScope
    @PutMapping
    Live put(JsonNode body) {
        var document = Document.of(body);
        var on = document.truth("live");
        var allowList = document.texts("allowList", MOST_ADDRESSES, LONGEST_ADDRESS);
        if (!on.isSet() && !allowList.isGiven()) {
            document.reject("live", "is required");
        }
        document.check();
        transaction.executeWithoutResult(status -> {
            var before = live.isLive();
            on.value().ifPresent(live::switchLive);
            if (allowList.isGiven()) {
                live.allowOnly(allowList.orElse(List.of()));
            }
            if (on.isSet() && before != on.orElse(before)) {
                audit.record("live.switched", "shop", before, on.orNull());
            }
        });
        return get();
    }

    record Live(boolean live, @Nullable Instant since, List<String> allowList) {}
}
