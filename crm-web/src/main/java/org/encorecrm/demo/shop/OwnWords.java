package org.encorecrm.demo.shop;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this shop knows about its customers and orders beside what every shop knows: values of its own fields. */
final class OwnWords {

    private static final List<String> SIZES = List.of("XS", "S", "S", "M", "M", "M", "L", "L", "XL", "XXL");
    private static final List<List<String>> PETS =
            List.of(List.of("cat"), List.of("cat"), List.of("dog"), List.of("cat", "dog"), List.of("parrot"));
    private static final List<String> WISHES =
            List.of("Позвонить за час до приезда", "Оставить у консьержа", "Домофон не работает", "Только после 19:00");

    private OwnWords() {}

    static Map<String, Object> of(Person person, List<Purchase> purchases, Dice dice) {
        var values = new LinkedHashMap<String, Object>();
        if (person.loyaltyCard() != null) {
            values.put("points", purchases.size() * 120 + dice.between(0, 40) * 10);
            values.put("club_member", purchases.size() > 2);
        }
        if (dice.chance(0.35)) {
            values.put("clothing_size", dice.pick(SIZES));
        }
        if (dice.chance(0.2)) {
            var born =
                    LocalDate.ofInstant(person.registeredAt(), ZoneOffset.UTC).minusDays(dice.between(100, 4_000));
            values.put("child_birthday", born.toString());
        }
        if (dice.chance(0.15)) {
            values.put("pets", dice.pick(PETS));
        }
        if (dice.chance(0.06)) {
            values.put("wish", dice.pick(WISHES));
        }
        return values;
    }

    /** Follows from the order's number, so that whoever makes it again finds the same. */
    static Map<String, Object> of(Purchase purchase) {
        var chance = Math.floorMod(purchase.externalId().hashCode(), 100);
        var values = new LinkedHashMap<String, Object>();
        if (chance < 12) {
            values.put("gift_wrap", true);
        }
        if (purchase.deliveryMethod().equals("courier")) {
            values.put("delivery_time", List.of("morning", "day", "evening").get(chance % 3));
        }
        return values;
    }
}
