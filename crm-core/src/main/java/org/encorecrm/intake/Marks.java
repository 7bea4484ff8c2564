package org.encorecrm.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.encorecrm.customer.EmailAliases;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.intake.sheet.Row;

/** By what lines of one file are known to be about somebody who was erased: hashes, of which none says who it was. */
final class Marks {

    private static final int NATIONAL_DIGITS = 10;
    private static final Set<String> NUMBERS =
            Set.of("externalId", "loyaltyCard", "customer.externalId", "customer.loyaltyCard");

    static final Marks NONE = new Marks("", Map.of(), List.of());

    private final String salt;
    private final Map<ByteBuffer, Long> whose;
    private final List<Integer> numbered;

    /** @param whose the numbers the erased had, by hash */
    Marks(Import file, String salt, Map<ByteBuffer, Long> whose) {
        this(salt, whose, numberColumns(file));
    }

    private Marks(String salt, Map<ByteBuffer, Long> whose, List<Integer> numbered) {
        this.salt = salt;
        this.whose = Map.copyOf(whose);
        this.numbered = numbered;
    }

    /** In a file of orders the column {@code externalId} has the orders' own numbers. */
    private static List<Integer> numberColumns(Import file) {
        var columns = new ArrayList<Integer>();
        for (var i = 0; i < file.mapping().size(); i++) {
            var field = file.mapping().get(i);
            if (NUMBERS.contains(field) && (file.kind() == ImportKind.CUSTOMERS || field.startsWith("customer."))) {
                columns.add(i);
            }
        }
        return columns;
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
        return Stream.concat(
                row.cells().stream().flatMap(Marks::address),
                numbered.stream().map(row::cell).map(Marks::number));
    }

    private static Stream<String> address(String cell) {
        if (cell.indexOf('@') > 0) {
            return email(cell.strip().toLowerCase(Locale.ROOT));
        }
        var digits = cell.length() < NATIONAL_DIGITS
                ? 0
                : cell.chars().filter(Character::isDigit).count();
        return digits < NATIONAL_DIGITS ? Stream.empty() : Stream.of(phone(cell));
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

    private static String number(String text) {
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
