package org.encorecrm.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random criteria as JSON with single quotes, over values that random people are likely to have. */
class RandomTrees {

    static final List<String> CITIES = List.of("Москва", "Казань", "Moscow's", "a%b_c\\d", "'; drop table x; --");
    static final List<String> CATEGORIES =
            List.of("Игрушки", "Игрушки/Роботы", "Игрушки/Роботы/Kibo", "Игрушечные", "Одежда/Кос_тюмы", "A%B/C");
    static final List<String> BRANDS = List.of("Kibo", "Лего", "'s Brand");
    static final List<String> TAGS = List.of("vip", "опт", "new");
    static final List<String> STAGES = List.of("newcomer", "cautious", "developing", "mature", "close_to_loss", "lost");
    static final List<String> EVENTS = List.of("product_viewed", "cart_updated", "searched");

    static final List<String> THINGS = List.of("A", "B", "C");
    static final List<String> CHANNELS = List.of("email", "sms", "phone", "telegram", "vk", "cabinet", "direct_mail");
    static final List<String> PURPOSES = List.of("marketing", "processing", "research");
    private static final List<String> CONSENTS = List.of("granted", "denied", "pending", "unknown");
    static final List<String> QUESTIONS = List.of("nps", "again", "brand");

    private final SplittableRandom random;
    private final LocalDate today;

    RandomTrees(SplittableRandom random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    String tree(int depth, List<String> segments) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf(segments);
        }
        var parts = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> tree(depth - 1, segments))
                .collect(Collectors.joining(","));
        return "{'%s': [%s]}".formatted(pick(List.of("all", "any", "none")), parts);
    }

    private String leaf(List<String> segments) {
        return switch (random.nextInt(43)) {
            case 0 ->
                text(
                        "customer.address.city",
                        CITIES,
                        "eq",
                        "ne",
                        "contains",
                        "notContains",
                        "startsWith",
                        "in",
                        "notIn");
            case 1 -> text("customer.sex", List.of("male", "female"), "eq", "ne", "in", "notIn");
            case 2 -> text("customer.tags", TAGS, "contains", "notContains", "in", "notIn");
            case 3 -> number("customer.age", 20, 25);
            case 4 -> time("customer.birthDate", true);
            case 5 -> number("customer.custom.score", 0, 5);
            case 6 -> number("orders.count", 0, 4);
            case 7 -> number(pick(List.of("orders.sum", "orders.average")), 0, 900);
            case 33 -> number("orders.averageIntervalDays", 0, 20);
            case 34 -> number("cart.total", 8, 22);
            case 35 -> text("abc.class", List.of("A", "B", "C"), "eq", "ne", "in", "notIn");
            case 36 -> complaint();
            case 37 -> identifier();
            case 38, 39, 40 -> trait(pick(Trait.OF_CUSTOMER));
            case 41 -> text("customer.emailState", List.of("fine", "no_server", "misspelt"), "eq", "ne", "in", "notIn");
            case 8, 9 -> time(pick(List.of("orders.lastAt", "orders.firstAt", "customer.registeredAt")), false);
            case 10 -> time(pick(List.of("visits.lastAt", "cart.updatedAt", "cart.abandonedAt")), false);
            case 11 ->
                random.nextBoolean()
                        ? truth("consent." + pick(CHANNELS))
                        : text("consent." + consent(), CONSENTS, "eq", "ne", "in", "notIn");
            case 17 -> prediction();
            case 18 -> time("prediction.nextOrderAt", false);
            case 19 -> number("visits.count", 0, 6);
            case 20 -> score();
            case 12 -> event();
            case 13, 14 -> purchase();
            case 21 -> text("preferred.category", CATEGORIES, "under", "eq", "ne", "in", "notIn");
            case 22 -> text("preferred.brand", BRANDS, "eq", "ne", "contains", "in");
            case 23, 24, 25 -> word();
            case 26, 27, 28, 29 -> own();
            case 30, 31, 32 -> feedback();
            case 15 -> text("lifecycle.stage", STAGES, "eq", "ne", "in", "notIn");
            default ->
                segments.isEmpty()
                        ? leaf(segments)
                        : "{'segment': '%s', 'member': %s}".formatted(pick(segments), random.nextBoolean());
        };
    }

    private String consent() {
        return random.nextInt(4) == 0 ? "email.state" : pick(CHANNELS) + "." + pick(PURPOSES);
    }

    private String complaint() {
        return switch (random.nextInt(3)) {
            case 0 -> truth("complaint.open");
            case 1 -> number("complaint.count", 0, 3);
            default -> time("complaint.lastAt", false);
        };
    }

    private String identifier() {
        return text(
                pick(List.of("customer.externalId", "customer.loyaltyCard")),
                List.of("1", "4", "a", "-4"),
                "startsWith",
                "contains",
                "notContains");
    }

    private String trait(Trait trait) {
        return trait.isNumber()
                ? number(trait.key(), 0, 5)
                : text(trait.key(), trait.words(), "eq", "ne", "contains", "notContains", "startsWith", "in", "notIn");
    }

    private String own() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> day("customer.custom.ownDay");
            case 2 -> number("customer.custom.ownGrade", 0, 5);
            case 3 -> text("customer.custom.ownTier", OwnValues.TIERS, "eq", "ne", "in", "notIn");
            case 4 -> text("customer.custom.ownHues", OwnValues.HUES, "contains", "notContains", "in", "notIn");
            case 5 -> text("customer.custom.ownMotto", OwnValues.MOTTOS, "eq", "ne", "contains", "startsWith", "in");
            default -> truth("customer.custom.ownFan");
        };
    }

    private String ownOfOrder() {
        return switch (random.nextInt(3)) {
            case 0 -> day("order.custom.ownDelivery");
            case 1 -> number("order.custom.ownWeight", 0, 5);
            default -> truth("order.custom.ownGift");
        };
    }

    private String truth(String field) {
        return "{'field': '%s', 'op': '%s', 'value': %s}"
                .formatted(field, pick(List.of("eq", "ne")), random.nextBoolean());
    }

    /** A day around today. */
    private String day(String field) {
        var operator = pick(List.of(
                "olderThan",
                "newerThan",
                "before",
                "after",
                "anniversaryWithin",
                "isSet",
                "isNotSet",
                "eq",
                "between"));
        var day = today.plusDays(random.nextInt(-20, 20));
        var value = switch (operator) {
            case "isSet", "isNotSet" -> "";
            case "olderThan", "newerThan" -> ", 'value': 'P%dD'".formatted(random.nextInt(20));
            case "anniversaryWithin" -> ", 'value': 'P%dD'".formatted(random.nextInt(12));
            case "between" -> ", 'value': ['%s', '%s']".formatted(day, day.plusDays(random.nextInt(20)));
            default -> ", 'value': '%s'".formatted(day);
        };
        return "{'field': '%s', 'op': '%s'%s}".formatted(field, operator, value);
    }

    private String score() {
        return random.nextInt(4) == 0
                ? text("rfm.code", List.of("555", "511", "1", "43"), "eq", "ne", "startsWith", "contains")
                : number(pick(List.of("rfm.r", "rfm.f", "rfm.m")), 1, 5);
    }

    private String word() {
        var group = random.nextBoolean() ? "" : "." + pick(CATEGORIES);
        return switch (random.nextInt(3)) {
            case 0 -> number("binary.weight" + group, 0, 60);
            case 1 ->
                text(
                        "binary.word" + group,
                        List.of("0", "1", "10", "00", "110"),
                        "startsWith",
                        "contains",
                        "notContains");
            default -> number("binary.nextPurchaseShare" + group, 0, 90);
        };
    }

    private String feedback() {
        var group = random.nextInt(3) == 0 ? "." + pick(CATEGORIES) : "";
        return switch (random.nextInt(9)) {
            case 0 -> number("reviews.count" + group, 0, 3);
            case 1 -> number(pick(List.of("reviews.averageRating", "reviews.lastRating")) + group, 1, 5);
            case 2 -> time("reviews.lastAt" + group, false);
            case 3 -> number("nps.score", 0, 10);
            case 4 -> text("nps.group", List.of("promoter", "passive", "detractor"), "eq", "ne", "in", "notIn");
            case 5 -> time(pick(List.of("nps.answeredAt", "survey.answeredAt.lives")), false);
            case 6 -> number("survey.lives.nps", 0, 10);
            case 7 ->
                "{'field': 'survey.lives.again', 'op': '%s', 'value': %s}"
                        .formatted(pick(List.of("eq", "ne")), random.nextBoolean());
            default -> text("survey.lives.brand", BRANDS, "eq", "ne", "contains", "in", "notIn");
        };
    }

    private String prediction() {
        return switch (random.nextInt(3)) {
            case 0 -> number("prediction.alive", 0, 2).replace(": 1}", ": 0.%d}".formatted(random.nextInt(1, 100)));
            case 1 ->
                number("prediction.expectedOrders", 0, 5).replace(": 1}", ": 1.%d}".formatted(random.nextInt(1, 100)));
            default -> number("prediction.clv", 0, 2_000);
        };
    }

    private String text(String field, List<String> values, String... operators) {
        if (random.nextInt(6) == 0) {
            return "{'field': '%s', 'op': '%s'}".formatted(field, random.nextBoolean() ? "isSet" : "isNotSet");
        }
        var operator = operators[random.nextInt(operators.length)];
        var many = operator.equals("in") || operator.equals("notIn");
        var value = many ? "[" + quoted(pick(values)) + "," + quoted(pick(values)) + "]" : quoted(pick(values));
        return "{'field': '%s', 'op': '%s', 'value': %s}".formatted(field, operator, value);
    }

    /** Quotes of JSON, where everything else here has single ones. */
    static String quoted(String text) {
        return "\u0001" + text.replace("\\", "\\\\").replace("'", "\u0002") + "\u0001";
    }

    static String json(String text) {
        return text.replace('\'', '"').replace('\u0001', '"').replace('\u0002', '\'');
    }

    private String number(String field, int from, int to) {
        var operator = pick(List.of("eq", "ne", "gt", "gte", "lt", "lte", "isSet", "isNotSet", "between"));
        var low = random.nextInt(from, to + 1);
        var value = switch (operator) {
            case "isSet", "isNotSet" -> "";
            case "between" -> ", 'value': [%d, %d]".formatted(low, low + random.nextInt(0, to - from));
            default -> ", 'value': " + low;
        };
        return "{'field': '%s', 'op': '%s'%s}".formatted(field, operator, value);
    }

    private String time(String field, boolean isDate) {
        var operator =
                pick(List.of("olderThan", "newerThan", "before", "after", "anniversaryWithin", "isSet", "isNotSet"));
        var value = switch (operator) {
            case "olderThan", "newerThan" ->
                isDate ? "'P%dY%dD'".formatted(random.nextInt(19, 26), random.nextInt(9)) : span();
            case "before", "after" -> "'%s'".formatted(today.minusDays(random.nextInt(60)));
            case "anniversaryWithin" -> "'P%dD'".formatted(random.nextInt(12));
            default -> null;
        };
        return value == null
                ? "{'field': '%s', 'op': '%s'}".formatted(field, operator)
                : "{'field': '%s', 'op': '%s', 'value': %s}".formatted(field, operator, value);
    }

    private String span() {
        return switch (random.nextInt(4)) {
            case 0 -> "'PT%dH'".formatted(random.nextInt(1, 60));
            case 1 -> "'P1M'";
            case 2 -> "'P%dDT%dH'".formatted(random.nextInt(1, 9), random.nextInt(1, 24));
            default -> "'P%dD'".formatted(random.nextInt(1, 30));
        };
    }

    private String event() {
        var where = random.nextBoolean() ? ", 'where': [%s]".formatted(ofEvent()) : "";
        return "{'event': '%s'%s%s%s}".formatted(pick(EVENTS), where, count(), window());
    }

    private String ofEvent() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> text("category", CATEGORIES, "under", "eq", "ne", "contains");
            case 2 -> text("items.sku", THINGS, "contains", "notContains", "in", "notIn");
            case 3 -> text("items.category", CATEGORIES, "contains", "notContains", "in", "notIn");
            default -> trait(pick(Trait.OF_EVENT));
        };
    }

    private String ofPurchase() {
        return switch (random.nextInt(8)) {
            case 0 -> number(pick(List.of("item.price", "order.total")), 0, 300);
            case 1 -> number("item.quantity", 0, 2);
            case 2 -> text("item.brand", BRANDS, "eq", "ne", "contains", "in");
            case 3 -> text("order.status", List.of("new", "confirmed"), "eq", "ne", "in");
            case 4 -> trait(pick(Trait.OF_LINE));
            default -> trait(pick(Trait.OF_ORDER));
        };
    }

    private String purchase() {
        var where = random.nextInt(3) == 0
                ? ""
                : text("item.category", CATEGORIES, "under", "eq", "ne", "notContains")
                        + (random.nextInt(4) == 0 ? ", " + number("item.amount", 0, 300) : "");
        if (random.nextInt(3) == 0) {
            where = where.isEmpty() ? ofPurchase() : where + ", " + ofPurchase();
        }
        if (random.nextInt(3) == 0) {
            where = where.isEmpty() ? ownOfOrder() : where + ", " + ownOfOrder();
        }
        var sum = random.nextInt(3) == 0
                ? ", 'sum': {'op': '%s', 'value': %d}".formatted(pick(List.of("gte", "lt", "lte")), random.nextInt(700))
                : "";
        return "{'purchase': [%s]%s%s%s}".formatted(where, count(), sum, window());
    }

    private String count() {
        return random.nextBoolean()
                ? ""
                : ", 'count': {'op': '%s', 'value': %d}"
                        .formatted(pick(List.of("eq", "ne", "gt", "gte", "lt", "lte")), random.nextInt(4));
    }

    private String window() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 ->
                ", 'from': '%s', 'to': '%s'"
                        .formatted(today.minusDays(random.nextInt(10, 40)), today.plusDays(random.nextInt(20)));
            default -> ", 'within': " + span();
        };
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
