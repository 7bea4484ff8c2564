package org.encorecrm.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter in the catcher, opened. */
public record CaughtLetter(
        CaughtMail mail, List<Header> headers, @Nullable String html, String text) {

    public record Header(String name, String value) {}
}
