package org.encorecrm.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.encorecrm.criteria.Condition;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Operand;
import org.encorecrm.criteria.Window;
import org.encorecrm.prediction.PlainPrediction;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;

/** Criteria answered in plain Java from the text of the contract, without a line of the SQL's code. */
record PlainAnswers(
        Instant now,
        ZoneId zone,
        Map<String, Criterion> segments,
        PlainPrediction.Ground ground,
        @Nullable PlainScores scores,
        @Nullable PlainTurnover turnover,
        PlainWords words) {

    boolean holds(Criterion criterion, Person person) {
        if (criterion instanceof Criterion.AllOf all) {
            return all.parts().stream().allMatch(part -> holds(part, person));
        }
        if (criterion instanceof Criterion.AnyOf any) {
            return any.parts().stream().anyMatch(part -> holds(part, person));
        }
        if (criterion instanceof Criterion.NoneOf none) {
            return none.parts().stream().noneMatch(part -> holds(part, person));
        }
        if (criterion instanceof Criterion.FieldIs is) {
            return compare(is.condition(), value(is.condition().field().key(), person));
        }
        if (criterion instanceof Criterion.Happened happened) {
            return happened.count().holds(BigDecimal.valueOf(events(happened, person)));
        }
        if (criterion instanceof Criterion.Bought bought) {
            return bought(bought, person);
        }
        var in = (Criterion.InSegment) criterion;
        return holds(segments.get(in.key()), person) == in.member();
    }

    private long events(Criterion.Happened happened, Person person) {
        return person.events.stream()
                .filter(did -> did.type().equals(happened.event()) && counts(did.at(), happened.window()))
                .filter(did -> happened.where().stream()
                        .allMatch(where -> compare(where, value(where.field().key(), did))))
                .count();
    }

    private boolean bought(Criterion.Bought bought, Person person) {
        var orders = 0;
        var sum = BigDecimal.ZERO;
        for (var order : person.purchases(now)) {
            if (!counts(order.at, bought.window())) {
                continue;
            }
            var lines = order.lines.stream()
                    .filter(line -> bought.where().stream()
                            .allMatch(
                                    where -> compare(where, value(where.field().key(), order, line))))
                    .toList();
            if (!lines.isEmpty()) {
                orders++;
                sum = lines.stream().map(Person.Line::amount).reduce(sum, BigDecimal::add);
            }
        }
        return bought.count().holds(BigDecimal.valueOf(orders))
                && (bought.sum() == null || bought.sum().holds(sum));
    }

    private static @Nullable Object value(String field, Person.Order order, Person.Line line) {
        if (field.startsWith("order.custom.")) {
            return order.own.get(field.substring("order.custom.".length()));
        }
        return switch (field) {
            case "order.total" -> order.amount();
            case "order.status" -> "new";
            case "item.category" -> line.category();
            case "item.brand" -> line.brand();
            case "item.price", "item.amount" -> line.amount();
            case "item.quantity" -> BigDecimal.ONE;
            default ->
                field.startsWith("order.")
                        ? order.traits.get(field)
                        : line.traits().get(field);
        };
    }

    private static @Nullable Object value(String field, Person.Did did) {
        return switch (field) {
            case "category" -> did.category();
            case "items.sku" -> did.items().stream().map(Person.Thing::sku).toList();
            case "items.category" ->
                did.items().stream().map(Person.Thing::category).toList();
            default -> did.traits().get(field);
        };
    }

    private boolean counts(Instant at, Window window) {
        if (at.isAfter(now)) {
            return false;
        }
        if (window instanceof Window.Within within) {
            return at.isAfter(ago(within.span()));
        }
        if (window instanceof Window.Between between) {
            return (between.from() == null || !at.isBefore(start(between.from(), 0)))
                    && (between.to() == null || at.isBefore(start(between.to(), 1)));
        }
        return true;
    }

    /** The latest that any moment up to now was this long ago of: what has passed does not come back. */
    private Instant ago(Span span) {
        return Stream.concat(
                        Stream.of(now.atZone(zone)),
                        IntStream.range(0, 4)
                                .mapToObj(back -> today().minusDays(back)
                                        .atStartOfDay(zone)
                                        .minusNanos(1000)))
                .map(moment -> moment.minus(span.days()).toInstant().minus(span.hours()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant start(Operand.Scalar scalar, int daysLater) {
        return scalar instanceof Operand.Day day
                ? day.value().plusDays(daysLater).atStartOfDay(zone).toInstant()
                : ((Operand.Moment) scalar).value();
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private @Nullable Object value(String field, Person person) {
        for (var kind : List.of("binary.weight", "binary.word", "binary.nextPurchaseShare")) {
            if (field.equals(kind) || field.startsWith(kind + ".")) {
                var category = field.equals(kind) ? "" : field.substring(kind.length() + 1);
                return switch (kind) {
                    case "binary.weight" -> words.weight(person, category, now, zone);
                    case "binary.word" -> words.word(person, category, now, zone);
                    default -> words.share(person, category, now, zone);
                };
            }
        }
        if (field.startsWith("customer.custom.own")) {
            return person.own.get(field.substring("customer.custom.".length()));
        }
        if (field.matches("(reviews|nps|survey)\\..*")) {
            return new PlainFeedback(person, now).value(field);
        }
        if (field.startsWith("consent.")) {
            return consent(field.substring("consent.".length()).replace("email.state", "email.marketing"), person);
        }
        return switch (field) {
            case "customer.emailState" -> person.emailState();
            case "customer.externalId" -> person.identifier("external_id");
            case "customer.loyaltyCard" -> person.identifier("loyalty_card");
            case "complaint.count" -> BigDecimal.valueOf(person.complaints(now).count());
            case "complaint.open" ->
                person.complaints(now)
                        .anyMatch(each ->
                                each.resolvedAt() == null || each.resolvedAt().isAfter(now));
            case "complaint.lastAt" ->
                person.complaints(now)
                        .map(Person.Complaint::madeAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
            case "abc.class" -> PlainTurnover.of(turnover, person.sum(now));
            case "orders.averageIntervalDays" -> person.averageInterval(now);
            case "cart.total" -> person.cartTotal(now);
            case "customer.address.city" -> person.city;
            case "customer.sex" -> person.sex;
            case "customer.birthDate" -> person.birthDate;
            case "customer.age" ->
                person.birthDate == null
                        ? null
                        : BigDecimal.valueOf(
                                Period.between(person.birthDate, today()).getYears());
            case "customer.registeredAt" -> person.registeredAt;
            case "customer.tags" -> person.tags.isEmpty() ? null : person.tags;
            case "customer.custom.score" -> person.score;
            case "orders.count" -> BigDecimal.valueOf(person.purchases(now).size());
            case "orders.sum" -> person.sum(now);
            case "orders.average" -> person.average(now);
            case "orders.firstAt" -> person.firstOrder(now);
            case "orders.lastAt" -> person.lastOrder(now);
            case "lifecycle.stage" -> new PlainStage(person, now).stage();
            case "visits.count" -> BigDecimal.valueOf(person.visits(now));
            case "rfm.r", "rfm.f", "rfm.m", "rfm.code" -> PlainScores.value(scores, field, person, now, zone);
            case "visits.lastAt" -> person.lastVisit(now);
            case "prediction.alive" -> figure(person, PlainPrediction::alive, 6);
            case "prediction.expectedOrders" -> figure(person, PlainPrediction::expectedOrders, 6);
            case "prediction.clv" -> figure(person, PlainPrediction::clv, 2);
            case "prediction.nextOrderAt" -> {
                var said = predicted(person);
                yield said == null ? null : said.nextOrderAt();
            }
            case "preferred.category" -> person.tastes(now).category();
            case "preferred.brand" -> person.tastes(now).brand();
            case "cart.updatedAt" -> person.cart(now);
            case "cart.abandonedAt" -> person.abandoned(now);
            default -> {
                if (Trait.OF_CUSTOMER.stream().noneMatch(trait -> trait.key().equals(field))) {
                    throw new IllegalArgumentException(field);
                }
                yield person.traits.get(field);
            }
        };
    }

    /** Of a channel alone: whether advertising is allowed, as far as somebody has said so. */
    private static @Nullable Object consent(String of, Person person) {
        if (of.contains(".")) {
            return person.consents.getOrDefault(of, "unknown");
        }
        var word = person.consents.get(of + ".marketing");
        return word == null || word.equals("pending") ? null : (Object) word.equals("granted");
    }

    private @Nullable PlainPrediction predicted(Person person) {
        var purchases = person.purchases(now).stream()
                .map(order -> new PlainPrediction.Purchase(order.at, order.amount()))
                .toList();
        return ground.of(purchases, zone);
    }

    private @Nullable BigDecimal figure(Person person, Function<PlainPrediction, @Nullable Double> figure, int digits) {
        var said = predicted(person);
        var value = said == null ? null : figure.apply(said);
        return value == null ? null : BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private boolean compare(Condition condition, @Nullable Object value) {
        var operand = condition.operand();
        return switch (condition.operator()) {
            case IS_SET -> value != null;
            case IS_NOT_SET -> value == null;
            default -> value != null && compareKnown(condition, value, operand);
        };
    }

    private boolean compareKnown(Condition condition, Object value, Operand operand) {
        return switch (condition.operator()) {
            case EQ -> same(value, operand);
            case NE -> comparable(value, operand) && !same(value, operand);
            case GT -> comparable(value, operand) && order(value, operand) > 0;
            case GTE -> comparable(value, operand) && order(value, operand) >= 0;
            case LT -> comparable(value, operand) && order(value, operand) < 0;
            case LTE -> comparable(value, operand) && order(value, operand) <= 0;
            case IN ->
                value instanceof Collection<?> tags
                        ? many(operand).stream().anyMatch(each -> tags.contains(text(each)))
                        : many(operand).stream().anyMatch(each -> same(value, each));
            case NOT_IN ->
                value instanceof Collection<?> tags
                        ? many(operand).stream().noneMatch(each -> tags.contains(text(each)))
                        : many(operand).stream().noneMatch(each -> same(value, each));
            case CONTAINS ->
                value instanceof Collection<?> tags
                        ? tags.contains(text(operand))
                        : lower(value).contains(lower(text(operand)));
            case NOT_CONTAINS ->
                value instanceof Collection<?> tags
                        ? !tags.contains(text(operand))
                        : !lower(value).contains(lower(text(operand)));
            case STARTS_WITH -> lower(value).startsWith(lower(text(operand)));
            case UNDER -> value.equals(text(operand)) || value.toString().startsWith(text(operand) + "/");
            case OLDER_THAN -> !isAfter(value, span(operand));
            case NEWER_THAN -> isAfter(value, span(operand));
            case BEFORE -> moment(value, 0).isBefore(start((Operand.Scalar) operand, 0));
            case AFTER ->
                value instanceof LocalDate day
                        ? day.isAfter(((Operand.Day) operand).value())
                        : operand instanceof Operand.Day
                                ? !moment(value, 0).isBefore(start((Operand.Scalar) operand, 1))
                                : moment(value, 0).isAfter(start((Operand.Scalar) operand, 0));
            case BETWEEN ->
                value instanceof LocalDate day
                        ? !day.isBefore(((Operand.Day) many(operand).get(0)).value())
                                && !day.isAfter(((Operand.Day) many(operand).get(1)).value())
                        : number(value) != null
                                && order(value, many(operand).get(0)) >= 0
                                && order(value, many(operand).get(1)) <= 0;
            case ANNIVERSARY_WITHIN -> anniversary(day(value), span(operand));
            default -> throw new IllegalArgumentException(condition.operator().code());
        };
    }

    private boolean isAfter(Object value, Span span) {
        return value instanceof LocalDate day
                ? day.isAfter(today().minus(span.days()))
                : ((Instant) value).isAfter(ago(span));
    }

    private boolean anniversary(LocalDate day, Span span) {
        for (var each = today(); !each.isAfter(today().plus(span.days())); each = each.plusDays(1)) {
            if (each.getYear() > day.getYear() && day.withYear(each.getYear()).equals(each)) {
                return true;
            }
        }
        return false;
    }

    private Instant moment(Object value, int daysLater) {
        return value instanceof LocalDate day
                ? day.plusDays(daysLater).atStartOfDay(zone).toInstant()
                : (Instant) value;
    }

    private LocalDate day(Object value) {
        return value instanceof LocalDate day
                ? day
                : ((Instant) value).atZone(zone).toLocalDate();
    }

    /** A text that is a number compares with numbers too; a number compares with texts as it is written. */
    private static boolean comparable(Object value, Operand operand) {
        return !(operand instanceof Operand.Number) || number(value) != null;
    }

    private static boolean same(Object value, Operand operand) {
        if (operand instanceof Operand.Number number) {
            var known = number(value);
            return known != null && known.compareTo(number.value()) == 0;
        }
        if (operand instanceof Operand.Flag flag) {
            return Objects.equals(value, flag.value());
        }
        return operand instanceof Operand.Day day
                ? value.equals(day.value())
                : value.toString().equals(text(operand));
    }

    private static int order(Object value, Operand operand) {
        return Objects.requireNonNull(number(value)).compareTo(((Operand.Number) operand).value());
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        return value.toString().matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value.toString()) : null;
    }

    private static List<Operand.Scalar> many(Operand operand) {
        return ((Operand.Many) operand).values();
    }

    private static String text(Operand operand) {
        return ((Operand.Text) operand).value();
    }

    private static Span span(Operand operand) {
        return ((Operand.Length) operand).span();
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
