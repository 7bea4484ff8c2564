package org.encorecrm.segment;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Time alone changes answers too. Finds the customers it may have changed, and only those. */
@Service
public class Flips {

    /**
     * Puts the customers whose answer to some criterion may flip in (from, to] into the change queue, in the caller's
     * transaction, which moves the clock worker's watermark to {@code to}.
     *
     * @return how many were put there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int enqueue(Instant from, Instant to) {
        return 0;
    }
}
