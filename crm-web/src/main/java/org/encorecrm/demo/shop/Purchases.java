package org.encorecrm.demo.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a filled cart into an order, as far along as its age lets it be. */
final class Purchases {

    private static final List<String> ON_ITS_WAY =
            List.of("new", "confirmed", "assembled", "packed", "shipped", "at_pickup_point", "delivered");

    private final Plan plan;

    Purchases(Plan plan) {
        this.plan = plan;
    }

    Purchase past(String externalId, Instant placedAt, List<Line> lines, @Nullable Campaign campaign, Dice dice) {
        var age = Duration.between(placedAt, plan.now());
        var stage = stage(age, dice);
        return order(externalId, placedAt, stage.status, placedAt.plus(stage.after), lines, campaign, dice);
    }

    Purchase fresh(String externalId, Instant placedAt, List<Line> lines, @Nullable Campaign campaign, Dice dice) {
        return order(externalId, placedAt, "new", placedAt, lines, campaign, dice);
    }

    private static Purchase order(
            String externalId,
            Instant placedAt,
            String status,
            Instant statusAt,
            List<Line> lines,
            @Nullable Campaign campaign,
            Dice dice) {
        var sum = lines.stream().map(Line::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        var promo = dice.chance(0.14);
        var discount = promo ? sum.multiply(new BigDecimal("0.10")).setScale(0, RoundingMode.DOWN) : BigDecimal.ZERO;
        var method = dice.pick(List.of("pickup", "pickup", "courier", "post"));
        var card = dice.chance(0.78);
        return new Purchase(
                externalId,
                externalId.substring(2),
                placedAt,
                status,
                statusAt,
                lines,
                discount,
                sum.subtract(discount),
                method,
                BigDecimal.valueOf(method.equals("pickup") || sum.intValue() > 5_000 ? 0 : 390),
                card ? "card" : "on_delivery",
                card || status.equals("delivered"),
                promo ? dice.pick(List.of("AUTUMN-10", "HELLO-10", "VIP-10")) : null,
                campaign);
    }

    private static Stage stage(Duration age, Dice dice) {
        var takes = dice.between(3, 11);
        if (age.toDays() >= takes) {
            return new Stage(outcome(dice), Duration.ofDays(takes));
        }
        var reached = (int) Math.min(5, age.toHours() * 5 / (takes * 24L));
        return new Stage(ON_ITS_WAY.get(reached), age.multipliedBy(reached).dividedBy(6));
    }

    private static String outcome(Dice dice) {
        var roll = dice.fraction();
        if (roll < 0.91) {
            return "delivered";
        }
        return roll < 0.94 ? "not_collected" : roll < 0.98 ? "cancelled" : "returned";
    }

    private record Stage(String status, Duration after) {}
}
