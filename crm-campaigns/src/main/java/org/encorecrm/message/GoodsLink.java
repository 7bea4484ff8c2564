package org.encorecrm.message;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;

/** The addresses a shop may know a product by that a link in a letter leads to: marks of campaigns are ours, not the shop's. */
record GoodsLink(String target) {

    private static final Pattern MARKS = Pattern.compile("(?<=[?&])utm_[a-z]+=[^&]*&?");

    /** The nearest first. */
    String[] addresses() {
        var plain = before(target, '#');
        var unmarked = MARKS.matcher(plain).replaceAll("");
        var addresses = new LinkedHashSet<String>();
        addresses.add(target);
        addresses.add(plain);
        addresses.add(
                unmarked.endsWith("?") || unmarked.endsWith("&")
                        ? unmarked.substring(0, unmarked.length() - 1)
                        : unmarked);
        addresses.add(before(plain, '?'));
        return addresses.toArray(String[]::new);
    }

    private static String before(String text, char end) {
        var at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
