package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    private final Model model = Model.untaught(10_000);

    @ParameterizedTest
    @CsvSource({
        "Анна, Аня, ALIKE",
        "Анна, Anna, EXACT",
        "Юлия, Julia, ALIKE",
        "Юля, Yuliya, ALIKE",
        "Robert, Bob, ALIKE",
        "Алёна, Елена, ALIKE",
        "Саша, Александра, ALIKE",
        "Дмитрий, Дмтрий, CLOSE",
        "А., Анна, SIMILAR",
        "Анна, Пётр, DIFFERENT"
    })
    void knowsNamesByTheirOtherSpellings(String one, String other, Level level) {
        assertThat(new Comparison(person(one, "Смирнова"), person(other, "Смирнова")).level(Trait.FIRST_NAME))
                .isEqualTo(level);
        assertThat(shared(person(one, "Смирнова"), person(other, "Смирнова"))
                        || level == Level.DIFFERENT
                        || level == Level.SIMILAR)
                .as("they are compared at all")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Щербаков, Shcherbakov", "Хрущёв, Khrushchev", "Цой, Tsoy", "Ильин, Ilin", "Жуков, Zhukov"})
    void readsSurnamesInEitherAlphabet(String cyrillic, String latin) {
        assertThat(new Comparison(person("Олег", cyrillic), person("Олег", latin)).level(Trait.LAST_NAME))
                .isLessThanOrEqualTo(Level.CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "anna.klimova85@mail.ru, anna.klimova85@bk.ru, ALIKE",
        "anna.klimova85@mail.ru, anna.klimvoa85@mail.ru, CLOSE",
        "anna.klimova85@mail.ru, ana.klimov.585@mail.ru, SIMILAR",
        "anna.klimova85@mail.ru, anna.morozova91@mail.ru, DIFFERENT",
        "anna.klimova85@mail.ru, vera.klimova7@mail.ru, DIFFERENT"
    })
    void takesMoreThanANameAndAProviderForTwoMailboxesToBeAlike(String one, String other, Level level) {
        var comparison = new Comparison(
                TraitReader.read(List.of(), List.of(one), List.of()),
                TraitReader.read(List.of(), List.of(other), List.of()));

        assertThat(comparison.level(Trait.EMAIL)).isEqualTo(level);
    }

    @Test
    void seesNamesTypedIntoEachOthersFields() {
        var comparison = new Comparison(person("Анна", "Зворыкина"), person("Зворыкина", "Анна"));

        assertThat(comparison.isSwapped()).isTrue();
        assertThat(comparison.level(Trait.LAST_NAME)).isEqualTo(Level.EXACT);
        assertThat(shared(person("Анна", "Зворыкина"), person("Зворыкина", "Анна")))
                .isTrue();
    }

    @Test
    void takesAWholeNameApart() {
        var whole = TraitReader.read(List.of(profile("Иванова Анна Петровна", null, null)), List.of(), List.of());

        assertThat(whole.one(Trait.MIDDLE_NAME)).isEqualTo("petrovna");
        assertThat(new Comparison(whole, person("Анна", "Иванова")).level(Trait.FIRST_NAME))
                .isEqualTo(Level.EXACT);
    }

    @Test
    void leavesAFamilyToAPerson() {
        var mother = family("Анна", "1960-01-01");
        var daughter = family("Мария", "1990-05-05");
        var again = family("Аня", "1960-01-01");

        assertThat(model.score(mother, daughter).probability()).isLessThanOrEqualTo(Score.FOR_A_PERSON);
        assertThat(model.score(mother, again).probability()).isGreaterThan(AutomaticMerging.PROPOSED);
    }

    @Test
    void leavesNamesakesOfOneTownToAPerson() {
        var one = namesake("1984-02-11", "smirnova.olga84@example.com");

        assertThat(model.score(one, namesake("1996-07-30", "smirnova.olga96@example.com"))
                        .probability())
                .isLessThanOrEqualTo(Score.FOR_A_PERSON);
        assertThat(model.score(one, namesake("1984-02-11", "smirnova.olga96@example.com"))
                        .probability())
                .isGreaterThan(AutomaticMerging.PROPOSED);
        assertThat(model.score(one, namesake("1996-07-30", "smirnova.olga84@example.com"))
                        .probability())
                .isGreaterThan(AutomaticMerging.PROPOSED);
    }

    private static Traits namesake(String birth, String email) {
        var profile = profile("Ольга", "Смирнова", birth);
        profile.put(CustomerField.CITY, "Казань");
        profile.put(CustomerField.POSTAL_CODE, "420012");
        return TraitReader.read(List.of(profile), List.of(email), List.of());
    }

    @Test
    void missingIsNoEvidence() {
        var known = person("Анна", "Зворыкина");
        var more = TraitReader.read(
                List.of(profile("Анна", "Зворыкина", null)), List.of("a@example.org"), List.of("+79031234567"));

        assertThat(model.score(known, more).reasons())
                .isEqualTo(model.score(known, known).reasons());
    }

    @Test
    void tellsWhyInTheOrderOfWeight() {
        assertThat(model.score(family("Анна", "1960-01-01"), family("Аня", "1960-01-01"))
                        .reasons())
                .contains("birth_date.exact", "first_name.alike", "phone.exact");
    }

    @Test
    void aMailboxOfAManyTellsNothing() {
        var shares = java.util.Map.of(Trait.EMAIL, java.util.Map.of("office@example.org", 0.02));
        var frequencies = new Frequencies(shares);

        assertThat(frequencies.adjustment(Trait.EMAIL, "office@example.org", 1e-6))
                .isLessThan(-10);
        assertThat(frequencies.adjustment(Trait.EMAIL, "anna@example.org", 1e-6))
                .isZero();
    }

    private static Traits family(String first, String birth) {
        var profile = profile(first, "Зворыкина", birth);
        profile.put(CustomerField.CITY, "Казань");
        profile.put(CustomerField.STREET, "ул. Баумана");
        profile.put(CustomerField.HOUSE, "7");
        return TraitReader.read(List.of(profile), List.of(), List.of("+79031234567"));
    }

    private static Traits person(String first, String last) {
        return TraitReader.read(List.of(profile(first, last, null)), List.of(), List.of());
    }

    private static Profile profile(
            String first,
            @org.jspecify.annotations.Nullable String last,
            @org.jspecify.annotations.Nullable String birth) {
        var profile = new Profile();
        profile.put(CustomerField.FIRST_NAME, first);
        profile.put(CustomerField.LAST_NAME, last);
        profile.put(CustomerField.BIRTH_DATE, birth == null ? null : LocalDate.parse(birth));
        return profile;
    }

    private static boolean shared(Traits one, Traits other) {
        var keys = new HashSet<>(BlockKeys.texts(one));
        keys.retainAll(BlockKeys.texts(other));
        return !keys.isEmpty();
    }
}
