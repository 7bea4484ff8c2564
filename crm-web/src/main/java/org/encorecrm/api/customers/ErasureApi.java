package org.encorecrm.api.customers;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.erasure.Kept;
import org.encorecrm.erasure.Receipt;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ErasureApi {

    private final Erasures erasures;

    ErasureApi(Erasures erasures) {
        this.erasures = erasures;
    }

    /** For ever. Asking again answers the same receipt. */
    @ManageScope
    @DeleteMapping("/customers/{id}")
    Answer erase(@PathVariable long id, Principal caller) {
        return Answer.of(erasures.erase(id, caller.getName()));
    }

    @ReadScope
    @GetMapping("/erasures/{id}")
    Answer receipt(@PathVariable long id) {
        return Answer.of(erasures.receipt(id));
    }

    @ReadScope
    @GetMapping("/erasures")
    Page<Answer> receipts(Paging paging) {
        return erasures.receipts(paging).map(Answer::of);
    }

    /** @param erased rows by kind */
    record Answer(String id, String customerId, Map<String, Long> erased, List<Kept> kept, String askedBy, Instant at) {

        static Answer of(Receipt receipt) {
            return new Answer(
                    String.valueOf(receipt.id()),
                    String.valueOf(receipt.customerId()),
                    receipt.erased(),
                    receipt.kept(),
                    receipt.askedBy(),
                    receipt.at());
        }
    }
}
