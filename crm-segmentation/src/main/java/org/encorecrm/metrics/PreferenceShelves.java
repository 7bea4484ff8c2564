package org.encorecrm.metrics;

import java.util.List;
import org.encorecrm.catalog.ProductMoves;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds whose preferences the catalogue has changed: what a fact does not say about its goods is looked up there. */
@Service
public class PreferenceShelves {

    private final JdbcClient jdbc;
    private final ProductMoves moves;

    PreferenceShelves(JdbcClient jdbc, ProductMoves moves) {
        this.jdbc = jdbc;
        this.moves = moves;
    }

    /**
     * Has everybody computed again who bought, looked at or clicked goods that have been moved since: seconds of reading events
     * when there are such goods, nothing when there are none. Takes no lock that an evaluation waits for.
     */
    @Transactional
    public void follow() {
        var skus = moves.take();
        if (!skus.isEmpty()) {
            note(skus);
        }
    }

    private void note(List<String> skus) {
        jdbc.sql("""
                        insert into segmentation.preference_due (customer_id)
                        select f.customer_id
                          from (select i.customer_id from core.order_item i
                                 where i.sku = any(:skus) and (i.category is null or i.brand is null)
                                 union
                                select e.customer_id from core.event e
                                 where e.sku = any(:skus) and e.type in ('product_viewed', 'category_viewed')
                                   and e.customer_id is not null
                                 union
                                select k.customer_id from %s where k.sku = any(:skus)) f
                         -- before the first preferences nobody's can be outdated, and nothing is read
                         where exists (select from segmentation.preference)
                         order by 1
                            on conflict do nothing
                        """.formatted(Interests.goods("k")))
                .param("skus", skus.toArray(String[]::new))
                .update();
    }
}
