package org.encorecrm.preference;

import java.util.List;
import org.encorecrm.message.StatedPreference;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of one customer: no name, and addresses only as a stranger may see them.
 *
 * @param language {@code ru} or {@code en}; null when the customer's is not known
 * @param groups of goods one may choose from, as paths
 * @param mailbox where the customer's data would be sent, masked; null without an address
 */
public record PreferenceView(
        @Nullable String language,
        List<ChannelWish> channels,
        StatedPreference stated,
        List<String> groups,
        @Nullable String mailbox) {}
