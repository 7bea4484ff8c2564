package org.encorecrm.demo.past;

import org.encorecrm.demo.DemoOnly;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Merges;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People who were two records, who should not have become one, who may be one, and who wanted to be none. */
@Component
@DemoOnly
@Order(3)
class Records implements Deed {

    private final People people;
    private final Merges merges;
    private final Erasures erasures;

    Records(People people, Merges merges, Erasures erasures) {
        this.people = people;
        this.merges = merges;
        this.erasures = erasures;
    }

    @Override
    public void happen() {
        people.bring("alike");
        var same = people.bring("same");
        merges.merge(same.get(0), same.get(1), "by_hand");
        merges.merge(same.get(2), same.get(3), "by_hand");
        var parted = people.bring("parted");
        merges.undo(merges.merge(parted.get(0), parted.get(1), "by_hand").id());
        people.bring("forgotten").forEach(id -> erasures.erase(id, "olga"));
    }
}
