package org.encorecrm.demo.shop;

import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Where the shop advertises. */
record Campaigns(List<Weighted> all) {

    record Weighted(String source, String medium, String name, double weight) {}

    static Campaigns load() {
        return new Campaigns(Resources.read("campaigns.json", new TypeReference<List<Weighted>>() {}));
    }

    Campaign draw(Dice dice) {
        var drawn = dice.pick(all, Weighted::weight);
        return new Campaign(drawn.source, drawn.medium, drawn.name);
    }
}
