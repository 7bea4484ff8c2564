package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.junit.jupiter.api.Test;

/** A base of few streets and few names: every tenth pair of those that share a key lives in one street. */
class EstimationTests {

    private static final int PEOPLE = 500;
    private static final int SECOND_ENTRIES = 30;

    private static final List<String> FIRST = List.of("Анна", "Мария", "Ольга", "Елена", "Ирина", "Дарья", "Вера");
    private static final List<String> BEGIN =
            List.of("Бор", "Вол", "Гри", "Дем", "Кар", "Лом", "Мел", "Пан", "Сав", "Тар");
    private static final List<String> END =
            List.of("анова", "енина", "икова", "олова", "ушина", "ядина", "еткина", "ахова");
    private static final List<String> STREETS = List.of("Ленина", "Мира", "Садовая", "Гагарина", "Лесная", "Полевая");

    private final SplittableRandom random = new SplittableRandom(7);

    private record Person(String first, String last, LocalDate birth, int town, String street, String house) {}

    @Test
    void takesNeitherNeighboursNorNamesakesForOnePerson() {
        var people = new ArrayList<Person>();
        var records = new ArrayList<Traits>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person());
            records.add(record(people.get(i)));
        }
        for (int i = 0; i < SECOND_ENTRIES; i++) {
            records.add(record(people.get(i)));
        }
        var model = new Model(learned(records), Frequencies.none());

        long found = 0;
        long right = 0;
        for (int younger = 1; younger < records.size(); younger++) {
            for (int older = 0; older < younger; older++) {
                if (model.score(records.get(older), records.get(younger)).probability() >= Score.WORTH_A_LOOK) {
                    found++;
                    right += younger - older == PEOPLE ? 1 : 0;
                }
            }
        }
        assertThat(right).as("second entries found").isGreaterThan(SECOND_ENTRIES * 9 / 10);
        assertThat(found - right).as("others taken for one person").isLessThan(SECOND_ENTRIES / 2);
    }

    private Weights learned(List<Traits> records) {
        var sample = new Neighbours(records);
        return new Estimation(
                        new Estimation.Sample(sample.any(), sample.near(), candidates(records), 1), records.size())
                .estimate();
    }

    private static Map<Long, Long> candidates(List<Traits> records) {
        var sharing = new HashMap<Long, List<Integer>>();
        for (int i = 0; i < records.size(); i++) {
            for (var key : BlockKeys.of(records.get(i))) {
                sharing.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
            }
        }
        var pairs = new HashMap<Long, Long>();
        sharing.values().stream()
                .filter(group -> group.size() <= Candidates.MOST_SHARING)
                .forEach(group -> {
                    for (var one : group) {
                        for (var other : group) {
                            if (one < other) {
                                pairs.computeIfAbsent(
                                        (long) one * records.size() + other,
                                        any -> Pattern.of(new Comparison(records.get(one), records.get(other))));
                            }
                        }
                    }
                });
        var patterns = new HashMap<Long, Long>();
        pairs.values().forEach(pattern -> patterns.merge(pattern, 1L, Long::sum));
        return patterns;
    }

    private Person person() {
        return new Person(
                any(FIRST),
                any(BEGIN) + any(END),
                LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)),
                random.nextInt(5),
                any(STREETS),
                Integer.toString(1 + random.nextInt(60)));
    }

    /** With a mailbox made of the name, and another phone, each time. */
    private Traits record(Person person) {
        var profile = new Profile();
        profile.put(CustomerField.FIRST_NAME, person.first());
        profile.put(CustomerField.LAST_NAME, person.last());
        profile.put(CustomerField.BIRTH_DATE, person.birth());
        profile.put(
                CustomerField.CITY,
                List.of("Тула", "Омск", "Пермь", "Псков", "Курск").get(person.town()));
        profile.put(CustomerField.STREET, person.street());
        profile.put(CustomerField.HOUSE, person.house());
        profile.put(
                CustomerField.POSTAL_CODE,
                Integer.toString(300_000 + person.town() * 10_007 + STREETS.indexOf(person.street()) * 101));
        var mailbox = "%s.%s%d@mail.ru"
                .formatted(Spelling.plain(person.first()), Spelling.plain(person.last()), random.nextInt(1_000));
        return TraitReader.read(
                List.of(profile), List.of(mailbox), List.of("79%09d".formatted(random.nextInt(1 << 29))));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
