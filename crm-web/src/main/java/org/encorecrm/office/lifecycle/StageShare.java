package org.encorecrm.office.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.metrics.StageCount;

/**
 * A stage beside the others.
 *
 * @param share of all customers, from 0 to 1
 * @param moneyShare of all they bought, from 0 to 1
 * @param at where its part of the picture begins, in thousandths
 * @param moneyAt the same in the picture of the money
 */
public record StageShare(
        String stage,
        long customers,
        long orders,
        BigDecimal sum,
        double share,
        double moneyShare,
        double at,
        double moneyAt) {

    static List<StageShare> of(List<StageCount> counts) {
        var customers = counts.stream().mapToLong(StageCount::customers).sum();
        var money =
                counts.stream().mapToDouble(each -> each.sum().doubleValue()).sum();
        var shares = new ArrayList<StageShare>();
        var at = 0.0;
        var moneyAt = 0.0;
        for (var each : counts) {
            var share = customers == 0 ? 0 : (double) each.customers() / customers;
            var moneyShare = money == 0 ? 0 : each.sum().doubleValue() / money;
            shares.add(new StageShare(
                    each.stage().code(),
                    each.customers(),
                    each.orders(),
                    each.sum(),
                    share,
                    moneyShare,
                    at * 1000,
                    moneyAt * 1000));
            at += share;
            moneyAt += moneyShare;
        }
        return shares;
    }

    public BigDecimal wholeSum() {
        return sum.setScale(0, RoundingMode.HALF_UP);
    }

    public double width() {
        return share * 1000;
    }

    public double moneyWidth() {
        return moneyShare * 1000;
    }
}
