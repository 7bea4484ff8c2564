package org.encorecrm.ordering;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The money of an order as figures use it: what was kept, net of discounts, in the base currency.
 *
 * <p>The order's discount is shared out by what each line cost, in steps of the running sum, so that the shares add up
 * to it exactly. What the shop calls the total stands; from it goes what was not kept.
 *
 * @param lines the amount of each line
 */
record Figures(BigDecimal total, BigDecimal amount, List<BigDecimal> lines) {

    private static final int MONEY_SCALE = 2;

    static Figures of(OrderMessage order, Rate rate) {
        var net = net(order.items(), order.discountOrNone());
        var kept = kept(order.items(), net);
        var ordered = sum(net);
        var total = order.total() == null ? ordered : order.total();
        var amount = order.items().isEmpty() ? total : amount(total, ordered, sum(kept));
        return new Figures(
                total, rate.toBase(amount), kept.stream().map(rate::toBase).toList());
    }

    private static BigDecimal amount(BigDecimal total, BigDecimal ordered, BigDecimal kept) {
        if (kept.signum() == 0 && ordered.signum() > 0) {
            return BigDecimal.ZERO;
        }
        return total.subtract(ordered.subtract(kept)).max(BigDecimal.ZERO);
    }

    private static List<BigDecimal> net(List<OrderLine> lines, BigDecimal discount) {
        var whole = sum(lines.stream().map(OrderLine::ordered).toList());
        var net = new ArrayList<BigDecimal>(lines.size());
        var before = BigDecimal.ZERO;
        var sharedOut = BigDecimal.ZERO;
        for (var line : lines) {
            before = before.add(line.ordered());
            var upToHere = whole.signum() == 0
                    ? BigDecimal.ZERO
                    : discount.multiply(before).divide(whole, MONEY_SCALE, HALF_UP);
            net.add(line.ordered().subtract(upToHere.subtract(sharedOut)).max(BigDecimal.ZERO));
            sharedOut = upToHere;
        }
        return net;
    }

    private static List<BigDecimal> kept(List<OrderLine> lines, List<BigDecimal> net) {
        var kept = new ArrayList<BigDecimal>(lines.size());
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            kept.add(
                    line.isWhollyKept()
                            ? net.get(i)
                            : net.get(i).multiply(line.keptQuantity()).divide(line.quantity(), MONEY_SCALE, HALF_UP));
        }
        return kept;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
