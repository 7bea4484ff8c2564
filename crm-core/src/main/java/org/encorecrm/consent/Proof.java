package org.encorecrm.consent;

import org.jspecify.annotations.Nullable;

/**
 * What shows that a word was given: what was read and where it came from. Address and browser are personal data.
 *
 * @param textVersion the version of the purpose's text that was shown
 * @param language the language it was shown in, {@code ru} or {@code en}
 * @param ip the address of the browser, IPv4 or IPv6
 * @param page where the form was
 * @param saidBy the login of whoever wrote the word down for the customer
 */
public record Proof(
        @Nullable Integer textVersion,
        @Nullable String language,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String page,
        @Nullable String saidBy) {

    public static final Proof NONE = new Proof(null, null, null, null, null, null);
}
