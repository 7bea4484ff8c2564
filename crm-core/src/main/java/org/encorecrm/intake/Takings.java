package org.encorecrm.intake;

import org.springframework.stereotype.Component;

/** The ways in, by what lines are about. */
@Component
class Takings {

    private final CustomerTaking customers;
    private final OrderTaking orders;
    private final ProductTaking products;

    Takings(CustomerTaking customers, OrderTaking orders, ProductTaking products) {
        this.customers = customers;
        this.orders = orders;
        this.products = products;
    }

    Taking<?> of(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> customers;
            case ORDERS -> orders;
            case PRODUCTS -> products;
        };
    }
}
