package org.encorecrm.demo;

import org.encorecrm.demo.shop.Catalogue;
import org.encorecrm.demo.shop.DemoShop;
import org.encorecrm.demo.shop.Documents;
import org.encorecrm.demo.shop.Hero;
import org.encorecrm.demo.shop.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The generated shop of this base, made once its plan is known. */
@Component
@DemoOnly
class Stand {

    private final DemoTables tables;
    private volatile @Nullable Open open;

    Stand(DemoTables tables) {
        this.tables = tables;
    }

    Open open() {
        var known = open;
        var plan = tables.state()
                .orElseThrow(() -> new IllegalStateException("the demo shop has no plan yet"))
                .plan();
        if (known == null || !known.plan.equals(plan)) {
            known = Open.with(plan);
            open = known;
        }
        return known;
    }

    /** The shop with its hero, and the language it speaks. */
    record Open(Plan plan, DemoShop shop, Hero hero, Documents documents) {

        static Open with(Plan plan) {
            var shop = new DemoShop(plan);
            return new Open(plan, shop, new Hero(shop.catalogue()), new Documents(plan.zone()));
        }

        Catalogue catalogue() {
            return shop.catalogue();
        }
    }
}
