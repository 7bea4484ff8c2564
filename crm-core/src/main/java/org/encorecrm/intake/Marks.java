package org.encorecrm.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.encorecrm.customer.Address;
import org.encorecrm.customer.EmailAddresses;
import org.encorecrm.customer.EmailAliases;
import org.encorecrm.customer.PhoneNumbers;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.ShopNumber;
import org.encorecrm.intake.sheet.Row;

/** By what lines of one file are known to be about somebody who was erased: hashes, of which none says who it was. */
final class Marks {

    private static final int NATIONAL_DIGITS = 10;

    /** Not a sum, not a year. */
    private static final int FEWEST_DIGITS = 6;

    private static final char WIDE_AT = '\uFF20';

    static final Marks NONE = new Marks("", Map.of(), List.of(), List.of(), "", "");

    private final String salt;
    private final Map<ByteBuffer, Long> whose;
    private final List<Integer> numbered;
    private final List<Integer> cards;
    private final String source;
    private final String region;

    /**
     * @param whose the numbers the erased had, by hash
     * @param region of phone numbers without a country
     */
    Marks(Import file, String salt, Map<ByteBuffer, Long> whose, String region) {
        this(
                salt,
                whose,
                columns(file, "externalId"),
                columns(file, "loyaltyCard"),
                file.options().source(),
                region);
    }

    private Marks(
            String salt,
            Map<ByteBuffer, Long> whose,
            List<Integer> numbered,
            List<Integer> cards,
            String source,
            String region) {
        this.salt = salt;
        this.whose = Map.copyOf(whose);
        this.numbered = numbered;
        this.cards = cards;
        this.source = source;
        this.region = region;
    }

    /** In a file of orders the column {@code externalId} has the orders' own numbers. */
    private static List<Integer> columns(Import file, String ofCustomer) {
        var field = file.kind() == ImportKind.CUSTOMERS ? ofCustomer : "customer." + ofCustomer;
        return IntStream.range(0, file.mapping().size())
                .filter(i -> file.mapping().get(i).equals(field))
                .boxed()
                .toList();
    }

    /** What is hashed of somebody, as {@code core.import_erased} has it. */
    static List<String> of(Erasing who) {
        return Stream.of(
                        who.emails().stream().flatMap(Marks::email),
                        who.phones().stream().map(Marks::phone),
                        who.numbers().stream().map(Marks::number))
                .flatMap(words -> words)
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return whose.isEmpty();
    }

    Set<Long> erased() {
        return Set.copyOf(whose.values());
    }

    /** The number somebody erased had whom a line is about. */
    Optional<Long> in(Row row) {
        return words(row)
                .map(word -> whose.get(hash(word)))
                .filter(found -> found != null)
                .findFirst();
    }

    private Stream<String> words(Row row) {
        return Stream.of(
                        row.cells().stream().flatMap(this::address),
                        numbered.stream()
                                .map(row::cell)
                                .flatMap(cell -> Stream.of(number(source, cell), unsourced(cell))),
                        cards.stream().map(row::cell).flatMap(cell -> Stream.of(card(cell), unsourced(cell))))
                .flatMap(words -> words);
    }

    /** As it stands there, and as the document it becomes would have it. */
    private Stream<String> address(String cell) {
        var text = cell.strip();
        if (text.indexOf('@') > 0 || text.indexOf(WIDE_AT) > 0) {
            var email = Stream.ofNullable(EmailAddresses.normalise(text)).map(Address::value);
            return Stream.concat(Stream.of(text.toLowerCase(Locale.ROOT)), email)
                    .flatMap(Marks::email)
                    .distinct();
        }
        var digits = text.chars().filter(Character::isDigit).count();
        if (digits < FEWEST_DIGITS) {
            return Stream.empty();
        }
        var phone = Stream.ofNullable(PhoneNumbers.normalise(text, region)).map(Address::value);
        return Stream.concat(digits < NATIONAL_DIGITS ? Stream.empty() : Stream.of(text), phone)
                .map(Marks::phone)
                .distinct();
    }

    /** As it is written, and as its provider knows it. */
    private static Stream<String> email(String address) {
        return Stream.of("e " + address, "e " + EmailAliases.canonical(address)).distinct();
    }

    /** The country may be written in any way, or not at all. */
    private static String phone(String text) {
        var digits = text.replaceAll("\\D", "");
        return "p " + digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
    }

    private static String number(ShopNumber number) {
        return number.isCard() ? card(number.value()) : number(number.source(), number.value());
    }

    /** Another shop's number is somebody else's. */
    private static String number(String source, String text) {
        return "x " + source + '\u001f' + text.strip();
    }

    private static String card(String text) {
        return "c " + text.strip();
    }

    /** Marks of before they knew the source: a file has them until it has been searched. */
    private static String unsourced(String text) {
        return "n " + text.strip();
    }

    private ByteBuffer hash(String word) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest((salt + " " + word).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
