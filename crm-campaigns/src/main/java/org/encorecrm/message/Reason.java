package org.encorecrm.message;

import java.util.Locale;

/** Why a message is not simply going. The bundles say each in words, with the remedy. */
public enum Reason {
    NOT_LIVE,
    QUIET_HOURS,
    CAP,
    COMPLAINT_OPEN,
    CUSTOMER_HOURS,
    CUSTOMER_CAP,
    NO_SENDER,
    NO_CONSENT,
    CONSENT_WITHDRAWN,
    CONSENT_PENDING,
    UNSUBSCRIBED,
    COMPLAINED,
    DEAD_ADDRESS,
    NO_MAIL_SERVER,
    DISPOSABLE_ADDRESS,
    NO_ADDRESS,
    NO_TEMPLATE,
    NO_CHANNEL,
    TEMPLATE_ERROR,
    TRYING_AGAIN,
    TRIED_TOO_OFTEN,
    REJECTED,
    OUTCOME_UNKNOWN,
    ERASED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
