package org.encorecrm.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts customers into the change queue, in the transaction that changed them. */
@Service
public class Changes {

    private final JdbcClient jdbc;
    private final Signal signal = new Signal();

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param quiet history: counts in every figure and segment, starts nothing */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(Collection<Long> customerIds, Set<ChangeKind> kinds, Cause cause, boolean quiet) {
        if (customerIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.change (customer_id, kinds, cause, quiet)
                        select id, :kinds, :cause, :quiet from unnest(:ids) as id
                        """)
                .param("ids", customerIds.stream().distinct().toArray(Long[]::new))
                .param("kinds", ChangeKind.bits(kinds))
                .param("cause", cause.code())
                .param("quiet", quiet)
                .update();
        signal.afterCommit();
    }

    /**
     * The same for whomever a statement finds; their ids do not leave the database.
     *
     * @return how many customers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int enqueueFound(Found found, Cause cause, boolean quiet) {
        return enqueueFound(List.of(found), cause, quiet);
    }

    /**
     * The same for whomever any of these statements finds: one row a customer with all that is said about them, so that
     * nobody is evaluated by half of it. Those about whom the same is said come one after another, and a batch of them asks
     * no more than that.
     *
     * @return how many customers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int enqueueFound(Collection<Found> found, Cause cause, boolean quiet) {
        if (found.isEmpty()) {
            return 0;
        }
        var binds = new ArrayList<Object>(List.of(cause.code(), quiet));
        found.forEach(each -> {
            binds.add(ChangeKind.bits(each.kinds()));
            binds.addAll(each.params());
        });
        var each = found.stream()
                .map(part -> "select f.customer_id, ?::integer as kinds from (%s) f".formatted(part.select()))
                .collect(Collectors.joining(" union all "));
        var chosen = jdbc.sql("""
                        insert into core.change (customer_id, kinds, cause, quiet)
                        select chosen.customer_id, bit_or(chosen.kinds), ?::text, ?::boolean from (%s) chosen
                         group by chosen.customer_id order by 2, 1
                        """.formatted(each)).params(binds).update();
        if (chosen > 0) {
            signal.afterCommit();
        }
        return chosen;
    }

    /** Wakes the change worker of this process. */
    public Signal signal() {
        return signal;
    }
}
