package org.encorecrm.metrics;

import java.math.BigDecimal;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How interest is weighed. Read by the statement itself; whoever changes it has everybody recomputed. */
@Service
public class PreferenceSettings {

    private final Settings settings;

    PreferenceSettings(Settings settings) {
        this.settings = settings;
    }

    public Weighing present() {
        return new Weighing(
                new BigDecimal(settings.get("preference.halfLifeDays", "90")),
                new BigDecimal(settings.get("preference.purchaseWeight", "10")),
                new BigDecimal(settings.get("preference.viewWeight", "1")),
                new BigDecimal(settings.get("preference.clickWeight", "1")));
    }

    @Transactional
    public void put(Weighing weighing) {
        settings.put("preference.halfLifeDays", weighing.halfLifeDays().toPlainString());
        settings.put("preference.purchaseWeight", weighing.purchase().toPlainString());
        settings.put("preference.viewWeight", weighing.view().toPlainString());
        settings.put("preference.clickWeight", weighing.click().toPlainString());
    }

    /**
     * @param halfLifeDays after so many days a fact weighs half
     * @param purchase what a line of a purchase weighs
     * @param view what a view weighs beside it
     * @param click what a click on a product in a letter weighs
     */
    public record Weighing(BigDecimal halfLifeDays, BigDecimal purchase, BigDecimal view, BigDecimal click) {

        private static final BigDecimal SHORTEST = BigDecimal.valueOf(7);
        private static final BigDecimal LONGEST = BigDecimal.valueOf(3650);
        private static final BigDecimal HEAVIEST = BigDecimal.valueOf(1000);

        public Weighing {
            require(
                    halfLifeDays.compareTo(SHORTEST) >= 0 && halfLifeDays.compareTo(LONGEST) <= 0,
                    "halfLifeDays",
                    "must be from 7 to 3650 days");
            require(whole(purchase), "purchase", "must be a whole number from 0 to 1000");
            require(whole(view), "view", "must be a whole number from 0 to 1000");
            require(whole(click), "click", "must be a whole number from 0 to 1000");
            require(
                    purchase.signum() + view.signum() + click.signum() > 0,
                    "purchase",
                    "must not be 0 as views and clicks are");
        }

        private static boolean whole(BigDecimal weight) {
            return weight.signum() >= 0
                    && weight.compareTo(HEAVIEST) <= 0
                    && weight.stripTrailingZeros().scale() <= 0;
        }

        private static void require(boolean holds, String field, String otherwise) {
            if (!holds) {
                throw new InvalidInputException("/" + field, otherwise);
            }
        }
    }
}
