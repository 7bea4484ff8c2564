package org.encorecrm.criteria;

import java.util.List;

/** An age changes at the shop's midnight of a birthday. */
class AgeFlips implements FlipRule {

    @Override
    public List<Sql> flips(Condition condition, Tick tick) {
        if (!tick.newDay()) {
            return List.of();
        }
        var birthDate = Catalogue.CUSTOMER.find("customer.birthDate").orElseThrow();
        return List.of(DaysOfYear.birthdays(tick).of(birthDate, tick));
    }

    @Override
    public boolean movesWithTime(Condition condition) {
        return !condition.operator().takesNothing();
    }
}
