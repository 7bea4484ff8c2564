package org.encorecrm.catalog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Products whose category or brand is not what it was, or that were not known before, or are no longer. */
@Service
public class ProductMoves {

    private final JdbcClient jdbc;

    ProductMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The SKUs of those noted since this was asked last. Whoever takes them deals with them in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> take() {
        return jdbc.sql("delete from core.product_move returning sku").query(String.class).list().stream()
                .distinct()
                .toList();
    }
}
