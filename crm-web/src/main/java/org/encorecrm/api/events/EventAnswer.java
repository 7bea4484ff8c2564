package org.encorecrm.api.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.encorecrm.activity.EventResult;
import org.jspecify.annotations.Nullable;

/** What one event is answered with. {@code customerId} is absent while nobody has identified the visitor. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventAnswer(String id, @Nullable String customerId, String outcome) {

    static EventAnswer of(EventResult result) {
        var customerId = result.customerId();
        return new EventAnswer(
                Long.toString(result.id()), customerId == null ? null : customerId.toString(), word(result));
    }

    static String word(EventResult result) {
        return result.outcome().name().toLowerCase(Locale.ROOT);
    }

    @JsonIgnore
    boolean isNew() {
        return outcome.equals("created");
    }
}
