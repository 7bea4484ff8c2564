package org.encorecrm.office.scenarios;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Places and reasons of runs in words. */
@Component("flowWords")
class FlowWords {

    private final MessageSource messages;

    FlowWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A place as people count: {@code 2.then.0} is 3.1. */
    public String place(String path) {
        return Arrays.stream(path.split("\\."))
                .filter(part -> !part.equals("then") && !part.equals("else"))
                .map(part -> String.valueOf(Integer.parseInt(part) + 1))
                .collect(Collectors.joining("."));
    }

    public String reason(String reason) {
        var text = messages.getMessage("scenarios.reason." + reason, null, reason, LocaleContextHolder.getLocale());
        return text == null ? reason : text;
    }
}
