package encore.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is left of customers that are being merged. */
public final class Survivors {

    private Survivors() {}

    /** Whoever has this number now, or the record it was merged into. */
    public static long of(JdbcClient jdbc, long customer) {
        return jdbc.sql("select customer_id from core.customer_alias where alias_id = ?")
                .param(customer)
                .query(Long.class)
                .optional()
                .orElse(customer);
    }
}
