package org.encorecrm.demo.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Fills carts: mostly from the department somebody comes for, dearer goods for those who like them dear. */
final class Baskets {

    private final Catalogue catalogue;

    Baskets(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Line> fill(Taste taste, Dice dice) {
        var quantities = new LinkedHashMap<Good, Integer>();
        var lines = 1 + (int) Math.min(4, dice.exponential(0.9));
        for (var line = 0; line < lines; line++) {
            var good = choose(taste, dice);
            quantities.merge(good, quantity(good, dice), Integer::sum);
            accessory(good, dice).ifPresent(extra -> quantities.putIfAbsent(extra, 1));
        }
        var filled = new ArrayList<Line>();
        quantities.forEach((good, quantity) -> filled.add(new Line(good, quantity)));
        return filled;
    }

    private Good choose(Taste taste, Dice dice) {
        var department = dice.chance(0.8) ? taste.department() : catalogue.department(dice);
        var one = catalogue.draw(department, taste.sex(), dice);
        var other = catalogue.draw(department, taste.sex(), dice);
        var oneIsDearer = one.price().compareTo(other.price()) > 0;
        var wantsDearer = dice.chance(taste.generosity());
        return oneIsDearer == wantsDearer ? one : other;
    }

    private static int quantity(Good good, Dice dice) {
        return good.price().intValue() < 1_500 ? dice.between(1, 3) : 1;
    }

    private Optional<Good> accessory(Good good, Dice dice) {
        return good.goesWith().isEmpty() || !dice.chance(0.22)
                ? Optional.empty()
                : Optional.of(catalogue.good(dice.pick(good.goesWith())));
    }
}
