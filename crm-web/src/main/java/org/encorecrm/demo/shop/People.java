package org.encorecrm.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** Invents customers. Identifiers follow from the number, so that no two share one. */
final class People {

    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final List<Integer> OPERATORS =
            List.of(903, 905, 906, 909, 910, 912, 915, 916, 917, 919, 920, 921, 922, 925, 926, 961, 962, 963, 981, 985);
    /** Coprime to ten million: numbers that follow each other become phones that do not. */
    private static final long PHONE_STEP = 7_654_321;

    private final Names names = Names.load();
    private final List<Place> places = Place.load();
    private final List<String> streets = Resources.read("streets.json", new TypeReference<>() {});
    private final Campaigns campaigns = Campaigns.load();
    private final List<String> managers = Employee.managers();

    Person draw(int index, Sex sex, Habit habit, Instant registered, Dice dice) {
        var name = names.draw(sex, dice);
        return new Person(
                "demo-%06d".formatted(index),
                name.first(),
                name.middle(),
                name.last(),
                sex,
                dice.chance(0.7) ? birthDate(registered, dice) : null,
                email(name, index, dice),
                dice.chance(0.88) ? phone(index) : null,
                dice.chance(habit.comesBack() ? 0.55 : 0.1) ? "77%06d".formatted(index) : null,
                "v-%08x".formatted(index * 0x9E3779B1L & 0xFFFFFFFFL),
                dice.pick(places, Place::weight),
                "ул. " + dice.pick(streets),
                String.valueOf(dice.between(1, 180)),
                tags(habit, dice),
                dice.chance(habit.comesBack() ? 0.8 : 0.3) ? dice.pick(managers) : null,
                registered,
                dice.chance(0.72) ? campaigns.draw(dice) : null,
                consents(registered, dice));
    }

    private static LocalDate birthDate(Instant registered, Dice dice) {
        var years = 18 + (int) Math.min(60, 20 * dice.scatter(0.5));
        return LocalDate.ofInstant(registered, ZoneOffset.UTC).minusYears(years).minusDays(dice.below(365));
    }

    private static String email(Names.Full name, int index, Dice dice) {
        var first = Latin.of(name.first());
        var last = Latin.of(name.last());
        var local = dice.chance(0.5) ? first + "." + last : last + "." + first.charAt(0);
        return local + index + "@" + dice.pick(MAIL_DOMAINS);
    }

    private static String phone(int index) {
        var operator = OPERATORS.get(index % OPERATORS.size());
        return "+7%d%07d".formatted(operator, (2_345_678 + index * PHONE_STEP) % 10_000_000);
    }

    private static List<String> tags(Habit habit, Dice dice) {
        var tags = new ArrayList<String>(2);
        if (habit == Habit.LOYAL && dice.chance(0.4)) {
            tags.add("vip");
        }
        if (dice.chance(0.08)) {
            tags.add("подарки");
        }
        return tags;
    }

    private static List<Consent> consents(Instant registered, Dice dice) {
        var given = new ArrayList<Consent>(2);
        word("email", 0.88, registered, dice).ifPresent(given::add);
        word("sms", 0.5, registered, dice).ifPresent(given::add);
        given.add(new Consent("email", "processing", true, registered, "форма регистрации"));
        return given;
    }

    private static Optional<Consent> word(String channel, double share, Instant registered, Dice dice) {
        if (!dice.chance(share)) {
            return Optional.empty();
        }
        var refuses = dice.chance(0.07);
        var at = registered.plus(Duration.ofMinutes(dice.between(0, 5)));
        var evidence = refuses ? "страница предпочтений" : "форма регистрации";
        return Optional.of(new Consent(channel, "marketing", !refuses, at, evidence));
    }
}
