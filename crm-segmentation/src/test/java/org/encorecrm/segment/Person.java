package org.encorecrm.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything about one customer in memory, and what is asked about it answered the plain way: the second opinion. */
class Person {

    /** A domain that takes no mail. */
    static final String GONE = "gone.lives.example";

    final long id;

    @Nullable
    String city;

    @Nullable
    String sex;

    @Nullable
    LocalDate birthDate;

    @Nullable
    Instant registeredAt;

    @Nullable
    Object score;

    Map<String, Object> own = Map.of();
    Map<String, Object> traits = Map.of();

    /** granted, denied or pending, by channel and purpose: {@code email.marketing}. */
    final Map<String, String> consents = new HashMap<>();

    /** By kind; of several the one given first counts. */
    final Map<String, TreeSet<String>> identifiers = new HashMap<>();

    final TreeSet<String> tags = new TreeSet<>();
    final List<Order> orders = new ArrayList<>();
    final List<Did> events = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    final List<Complaint> complaints = new ArrayList<>();

    Person(long id) {
        this.id = id;
    }

    List<Order> purchases(Instant now) {
        return orders.stream()
                .filter(order -> order.counts && !order.at.isAfter(now))
                .toList();
    }

    BigDecimal sum(Instant now) {
        return purchases(now).stream().map(order -> order.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Nullable
    BigDecimal average(Instant now) {
        var n = purchases(now).size();
        return n == 0 ? null : sum(now).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }

    @Nullable
    Instant firstOrder(Instant now) {
        return purchases(now).stream()
                .map(order -> order.at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    Instant lastOrder(Instant now) {
        return purchases(now).stream()
                .map(order -> order.at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Runs of what was done on the site, the registration being part of it, without a gap above half an hour. */
    int visits(Instant now) {
        var moments = Stream.concat(seen(now).map(did -> did.at), Stream.ofNullable(registeredAt))
                .filter(moment -> !moment.isAfter(now))
                .sorted()
                .toList();
        var visits = 0;
        for (var i = 0; i < moments.size(); i++) {
            if (i == 0 || moments.get(i).isAfter(moments.get(i - 1).plus(Duration.ofMinutes(30)))) {
                visits++;
            }
        }
        return visits;
    }

    @Nullable
    Instant lastVisit(Instant now) {
        var registered = Stream.ofNullable(registeredAt).filter(moment -> !moment.isAfter(now));
        return latest(Stream.concat(seen(now).map(did -> did.at), registered), moment -> moment);
    }

    /** The last change of the cart, unless any order came at that moment or later. */
    @Nullable
    Instant cart(Instant now) {
        var filled = latest(seen(now).filter(did -> did.type.equals("cart_updated")), did -> did.at);
        var ordered = latest(orders.stream().filter(order -> !order.at.isAfter(now)), order -> order.at);
        return filled == null || ordered != null && !ordered.isBefore(filled) ? null : filled;
    }

    @Nullable
    Instant abandoned(Instant now) {
        var cart = cart(now);
        var rested = cart == null ? null : cart.plus(Duration.ofHours(1));
        return rested == null || rested.isAfter(now) ? null : rested;
    }

    /** What lies in it: each thing costs ten. */
    @Nullable
    BigDecimal cartTotal(Instant now) {
        var filled = cart(now);
        return filled == null
                ? null
                : seen(now)
                        .filter(did -> did.type.equals("cart_updated") && did.at.equals(filled))
                        .map(did -> BigDecimal.TEN.multiply(BigDecimal.valueOf(did.items.size())))
                        .findFirst()
                        .orElseThrow();
    }

    /** Days from the first purchase to the last, by the pauses between. */
    @Nullable
    BigDecimal averageInterval(Instant now) {
        var n = purchases(now).size();
        if (n < 2) {
            return null;
        }
        var length = Duration.between(Objects.requireNonNull(firstOrder(now)), Objects.requireNonNull(lastOrder(now)));
        return BigDecimal.valueOf(length.toNanos() / 1000)
                .divide(
                        BigDecimal.valueOf(86_400_000_000L).multiply(BigDecimal.valueOf(n - 1)),
                        4,
                        RoundingMode.HALF_UP);
    }

    @Nullable
    String emailState() {
        var email = (String) traits.get("customer.email");
        return email == null ? null : email.endsWith("@" + GONE) ? "no_server" : "fine";
    }

    @Nullable
    String identifier(String kind) {
        var known = identifiers.get(kind);
        return known == null ? null : known.first().substring(known.first().indexOf(' ') + 1);
    }

    Stream<Complaint> complaints(Instant now) {
        return complaints.stream().filter(each -> !each.madeAt.isAfter(now));
    }

    Tastes tastes(Instant now) {
        var tastes = new Tastes();
        purchases(now)
                .forEach(order -> order.lines.forEach(line -> tastes.bought(order.at, line.category, line.brand)));
        seen(now).filter(did -> did.type.equals("product_viewed")).forEach(did -> tastes.viewed(did.at, did.category));
        return tastes;
    }

    private Stream<Did> seen(Instant now) {
        return events.stream().filter(did -> !did.at.isAfter(now));
    }

    private static <T> @Nullable Instant latest(Stream<T> of, Function<T, Instant> at) {
        return of.map(at).max(Comparator.naturalOrder()).orElse(null);
    }

    static final class Order {

        final long id;
        final Instant at;
        final List<Line> lines;
        boolean counts = true;
        Map<String, Object> own = Map.of();
        Map<String, Object> traits = Map.of();

        Order(long id, Instant at, List<Line> lines) {
            this.id = id;
            this.at = at;
            this.lines = lines;
        }

        BigDecimal amount() {
            return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Line(@Nullable String category, @Nullable String brand, BigDecimal amount, Map<String, Object> traits) {}

    record Complaint(Instant madeAt, @Nullable Instant resolvedAt) {}

    /** A thing in a cart. */
    record Thing(String sku, String category) {}

    /**
     * A review or an answer.
     *
     * @param question what was answered; null of a review
     * @param value a rating, a number, a truth value or a text
     */
    record Said(
            long id,
            Instant at,
            @Nullable String question,
            @Nullable String category,
            @Nullable Object value) {}

    record Did(String type, Instant at, @Nullable String category, List<Thing> items, Map<String, Object> traits) {}
}
