package org.encorecrm.demo.past;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.demo.DemoOnly;
import org.encorecrm.identity.Identities;
import org.encorecrm.message.StatedPreference;
import org.encorecrm.message.StatedPreferences;
import org.encorecrm.support.BusinessClock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a few customers said on their own page: fewer letters, in the evening, about toys, or none at all. */
@Component
@DemoOnly
@Order(5)
class SaidWishes implements Deed {

    /** Those before them have notes and complaints. */
    private static final int OTHERS = 10;

    private static final StatedPreference ON_WEEKENDS = new StatedPreference(
            1, 14, null, null, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of("Игрушки"));

    private static final StatedPreference IN_THE_EVENING =
            new StatedPreference(2, 7, LocalTime.of(18, 0), LocalTime.of(21, 0), Set.of(), List.of());

    private final People people;
    private final StatedPreferences preferences;
    private final Identities identities;
    private final BusinessClock clock;

    SaidWishes(People people, StatedPreferences preferences, Identities identities, BusinessClock clock) {
        this.people = people;
        this.preferences = preferences;
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void happen() {
        var regulars = people.regulars(OTHERS + 3);
        if (regulars.size() < OTHERS + 3) {
            return;
        }
        preferences.say(regulars.get(OTHERS), ON_WEEKENDS, clock.now());
        preferences.say(regulars.get(OTHERS + 1), IN_THE_EVENING, clock.now());
        identities.say(
                regulars.get(OTHERS + 2),
                List.of(new ConsentWord("email", "marketing", null, false, clock.now(), "страница предпочтений")),
                "shop",
                false);
    }
}
