package org.encorecrm.catalog;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what the catalogue was told, in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProductReversals {

    private static final String COLUMNS =
            "name, category, brand, price, old_price, currency, available, stock, url, picture, weight, accessories, updated_at";

    private final JdbcClient jdbc;

    ProductReversals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Products that should never have been; orders keep what they sold. */
    public void remove(List<String> skus) {
        jdbc.sql("delete from core.product where sku = any(:skus)")
                .param("skus", skus.toArray(String[]::new))
                .update();
    }

    /** @param rows products as they were, as rows in JSON */
    public void restore(Collection<String> rows) {
        jdbc.sql("""
                        update core.product p
                           set (%s) = (select %s from jsonb_populate_record(null::core.product, s.state::jsonb))
                          from unnest(:states) as s (state) where p.sku = s.state::jsonb ->> 'sku'
                        """.formatted(COLUMNS, COLUMNS))
                .param("states", rows.toArray(String[]::new))
                .update();
    }
}
