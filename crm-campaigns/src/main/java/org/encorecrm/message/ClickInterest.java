package org.encorecrm.message;

import org.encorecrm.metrics.InterestSource;

/** Clicks of people on goods in letters. */
public final class ClickInterest implements InterestSource {

    @Override
    public String goods() {
        return "select customer_id, sku, at, id from campaigns.reaction where customer_id is not null";
    }
}
