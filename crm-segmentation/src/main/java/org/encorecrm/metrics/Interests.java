package org.encorecrm.metrics;

import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Everything the modules above know of interests in goods, to stand after {@code from} with an alias. */
public final class Interests {

    private static final String NONE = "select null::bigint, null::text, null::timestamptz, null::bigint where false";

    private static final String GOODS =
            ServiceLoader.load(InterestSource.class, Interests.class.getClassLoader()).stream()
                    .map(source -> source.get().goods())
                    .collect(Collectors.collectingAndThen(
                            Collectors.joining(" union all "), found -> found.isEmpty() ? NONE : found));

    /** The mark of the interests of the customer of metrics {@code m}. */
    static final String MARK = "(select coalesce(bit_xor(%s), 0) from %s where ck.customer_id = m.customer_id)"
            .formatted(Marks.CLICK, goods("ck"));

    /** Whether the customer of metrics {@code m} has any. */
    static final String ANY = "exists (select from %s where ck.customer_id = m.customer_id)".formatted(goods("ck"));

    private Interests() {}

    /** @param alias of the rows: {@code customer_id, sku, at, id} */
    public static String goods(String alias) {
        return "(" + GOODS + ") " + alias + " (customer_id, sku, at, id)";
    }
}
