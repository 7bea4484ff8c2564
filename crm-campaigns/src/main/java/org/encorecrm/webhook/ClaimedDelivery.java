package org.encorecrm.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** A delivery in this node's hands. */
@SuppressWarnings("ArrayRecordComponent") // carries the secret from the row to the signature, and is compared nowhere
record ClaimedDelivery(long id, long fence, long webhookId, String url, byte[] secret, String body, int attempts) {

    URI address() {
        return URI.create(url);
    }

    /** The same for every try: the receiver knows by it what it has heard already. */
    Map<String, String> headers(Instant now) {
        return Signature.headers(secret, "msg_" + id, now, body);
    }
}
