package org.encorecrm.activity;

import java.util.List;
import java.util.regex.Pattern;

/** The types of events everybody knows. A shop may use any other lower_snake_case name. */
public final class EventTypes {

    public static final String CART_UPDATED = "cart_updated";
    public static final String CART_CLEARED = "cart_cleared";

    public static final String REVIEW_LEFT = "review_left";
    public static final String SURVEY_ANSWERED = "survey_answered";
    public static final String COMPLAINT_LEFT = "complaint_left";

    public static final List<String> KNOWN = List.of(
            "page_viewed",
            "product_viewed",
            "category_viewed",
            "searched",
            CART_UPDATED,
            CART_CLEARED,
            "checkout_started",
            "registered",
            "subscribed",
            "form_submitted",
            "file_downloaded",
            "goal_reached",
            REVIEW_LEFT,
            SURVEY_ANSWERED,
            COMPLAINT_LEFT);

    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private EventTypes() {}

    static boolean isType(String text) {
        return SNAKE_CASE.matcher(text).matches();
    }
}
