package org.encorecrm.criteria;

/** The table a field lives in, under the alias its expressions use. */
enum Home {
    CUSTOMER("core.customer c", "c.id"),
    METRICS("segmentation.metrics m", "m.customer_id"),
    EVENT("core.event e", "e.customer_id"),
    ITEM("core.order_item i", "i.customer_id"),
    ORDER("core.orders o", "o.customer_id");

    final String table;
    final String customerId;

    Home(String table, String customerId) {
        this.table = table;
        this.customerId = customerId;
    }
}
