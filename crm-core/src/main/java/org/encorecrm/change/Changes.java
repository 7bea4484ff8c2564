package org.encorecrm.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
     * The same for whomever a statement selects; their ids do not leave the database.
     *
     * @param select our own SQL with positional parameters, selecting {@code customer_id}
     * @return how many customers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int enqueueSelected(String select, Collection<?> params, Set<ChangeKind> kinds, Cause cause, boolean quiet) {
        var binds = new ArrayList<Object>(List.of(ChangeKind.bits(kinds), cause.code(), quiet));
        binds.addAll(params);
        var chosen = jdbc.sql("""
                        insert into core.change (customer_id, kinds, cause, quiet)
                        select distinct chosen.customer_id, ?::integer, ?::text, ?::boolean from (%s) chosen
                        """.formatted(select)).params(binds).update();
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
