package org.encorecrm.webhook;

import java.util.Map;
import org.encorecrm.erasure.CustomerErased;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The shop's programs keep our ids: they hear when two become one, when one becomes two again, and who was erased. */
@Component
class CustomersTold {

    private final Telling telling;

    CustomersTold(Telling telling) {
        this.telling = telling;
    }

    @EventListener
    public void merged(CustomersMerged merge) {
        telling.tell(
                WebhookEvent.CUSTOMER_MERGED,
                String.valueOf(merge.mergeId()),
                merge.survivorId(),
                Map.of(
                        "mergeId", String.valueOf(merge.mergeId()),
                        "customerId", String.valueOf(merge.survivorId()),
                        "mergedId", String.valueOf(merge.loserId())));
    }

    @EventListener
    public void parted(MergeUndone undone) {
        telling.tell(
                WebhookEvent.CUSTOMER_UNMERGED,
                String.valueOf(undone.mergeId()),
                undone.survivorId(),
                Map.of(
                        "mergeId", String.valueOf(undone.mergeId()),
                        "customerId", String.valueOf(undone.survivorId()),
                        "restoredId", String.valueOf(undone.restoredId())));
    }

    @EventListener
    public void erased(CustomerErased erased) {
        telling.tell(
                WebhookEvent.CUSTOMER_ERASED,
                String.valueOf(erased.erasureId()),
                erased.customerId(),
                Map.of(
                        "erasureId", String.valueOf(erased.erasureId()),
                        "customerId", String.valueOf(erased.customerId())));
    }
}
