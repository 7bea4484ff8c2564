package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.EmailAliases;
import org.encorecrm.customer.Profile;
import org.jspecify.annotations.Nullable;

/** Works out what of a person is compared. What was said before a merge counts as said too. */
final class TraitReader {

    private static final Pattern PATRONYMIC = Pattern.compile(".{3,}(ovich|evich|ich|ovna|evna|ichna|inichna)");

    /** Words that say what kind of thing follows, and that some write and some do not. */
    private static final Set<String> OF_STREETS = Set.of(
            "ulitsa",
            "ul",
            "pereulok",
            "per",
            "prospekt",
            "pr",
            "prt",
            "prkt",
            "proyezd",
            "shosse",
            "bulvar",
            "bul",
            "naberezhnaya",
            "nab",
            "street",
            "st",
            "road",
            "rd",
            "avenue",
            "ave",
            "lane",
            "ln");

    private static final Set<String> OF_PLACES = Set.of(
            "g",
            "gorod",
            "poselok",
            "pos",
            "selo",
            "derevnya",
            "der",
            "oblast",
            "obl",
            "kray",
            "krai",
            "respublika",
            "resp",
            "city");

    private static final Set<String> OF_COMPANIES =
            Set.of("ooo", "oao", "zao", "pao", "ao", "ip", "tov", "ltd", "llc", "inc", "gmbh", "plc");

    private final Map<Trait, List<String>> values = new EnumMap<>(Trait.class);

    private TraitReader() {}

    static Traits read(List<Profile> profiles, List<String> emails, List<String> phones) {
        var reader = new TraitReader();
        profiles.forEach(reader::add);
        emails.forEach(reader::email);
        phones.forEach(reader::phone);
        return Traits.of(reader.values);
    }

    private void add(Profile profile) {
        names(profile);
        put(SEX, profile.text(CustomerField.SEX));
        var birth = profile.get(CustomerField.BIRTH_DATE);
        put(BIRTH_DATE, birth == null ? null : birth.toString().replace("-", ""));
        email(profile.text(CustomerField.EMAIL));
        phone(profile.text(CustomerField.PHONE));
        put(POSTAL_CODE, joined(profile.text(CustomerField.POSTAL_CODE), Set.of()));
        put(CITY, joined(profile.text(CustomerField.CITY), OF_PLACES));
        put(REGION, joined(profile.text(CustomerField.REGION), OF_PLACES));
        put(STREET, sorted(profile.text(CustomerField.STREET), OF_STREETS));
        // People put the estate into the street and the street into the district.
        put(STREET, sorted(profile.text(CustomerField.DISTRICT), OF_STREETS));
        put(HOUSE, joined(profile.text(CustomerField.HOUSE), Set.of()));
        put(COMPANY, sorted(profile.text(CustomerField.COMPANY_NAME), OF_COMPANIES));
    }

    /** A whole name typed into one field is taken apart; a patronymic is told by its ending. */
    private void names(Profile profile) {
        var first = profile.text(CustomerField.FIRST_NAME);
        var last = profile.text(CustomerField.LAST_NAME);
        var whole = first == null ? last : last == null ? first : null;
        var words = whole == null ? List.<String>of() : words(whole, Set.of());
        if (words.size() > 1 && words.stream().allMatch(word -> word.length() > 2)) {
            var names = new ArrayList<>(words);
            for (int i = 1; i < words.size() && names.size() > 2; i++) {
                if (PATRONYMIC.matcher(words.get(i)).matches()) {
                    names.remove(words.get(i));
                    put(MIDDLE_NAME, words.get(i));
                }
            }
            put(FIRST_NAME, names.remove(names.size() - 1));
            put(LAST_NAME, String.join("", names));
        } else {
            put(FIRST_NAME, joined(first, Set.of()));
            put(LAST_NAME, joined(last, Set.of()));
        }
        put(MIDDLE_NAME, joined(profile.text(CustomerField.MIDDLE_NAME), Set.of()));
    }

    private void email(@Nullable String address) {
        put(EMAIL, address == null ? null : EmailAliases.canonical(address));
    }

    private void phone(@Nullable String number) {
        put(PHONE, number == null ? null : number.replaceAll("\\D", ""));
    }

    private void put(Trait trait, @Nullable String value) {
        if (value != null) {
            values.computeIfAbsent(trait, any -> new ArrayList<>()).add(value);
        }
    }

    private static @Nullable String joined(@Nullable String text, Set<String> without) {
        return text == null ? null : String.join("", words(text, without));
    }

    /** The order of the words does not matter. */
    private static @Nullable String sorted(@Nullable String text, Set<String> without) {
        return text == null ? null : words(text, without).stream().sorted().collect(Collectors.joining());
    }

    /** Words without those that say nothing, unless there are no others. */
    private static List<String> words(String text, Set<String> without) {
        var all = Arrays.stream(Spelling.plain(text).split(" ")).toList();
        var telling = all.stream().filter(word -> !without.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }
}
