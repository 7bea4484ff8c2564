package org.encorecrm.segment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.json.Json;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.JsonNodeFactory;

/** Things happen to people: in memory, in the tables, and in the change queue, as ingestion would have written it. */
@TestComponent
class RandomLives {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Merges merges;
    private final TransactionOperations transaction;

    RandomLives(JdbcClient jdbc, Changes changes, TransactionOperations transaction, Merges merges) {
        this.merges = merges;
        this.jdbc = jdbc;
        this.changes = changes;
        this.transaction = transaction;
    }

    Person begin() {
        return transaction.execute(status -> {
            jdbc.sql("insert into core.mail_domain (domain, state) values (:gone, 'refuses') on conflict do nothing")
                    .param("gone", Person.GONE)
                    .update();
            var id = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                    .query(Long.class)
                    .single();
            changes.enqueue(Set.of(id), EnumSet.allOf(ChangeKind.class), Cause.CHANGE, false);
            return identified(new Person(id));
        });
    }

    private Person identified(Person person) {
        for (var kind : List.of("external_id", "loyalty_card")) {
            var value = UUID.randomUUID().toString();
            var given = jdbc.sql("""
                            insert into core.identifier (kind, source, value, customer_id, created_at)
                            values (:kind, :value, :value, :id, now()) returning created_at
                            """)
                    .param("kind", kind)
                    .param("value", value)
                    .param("id", person.id)
                    .query(OffsetDateTime.class)
                    .single();
            person.identifiers
                    .computeIfAbsent(kind, none -> new TreeSet<>())
                    .add("%020d %s".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, given.toInstant()), value));
        }
        return person;
    }

    /** One fact, written with its change row in one transaction. */
    void happen(Person person, Instant now, SplittableRandom random) {
        transaction.executeWithoutResult(status -> {
            var kind = switch (random.nextInt(15)) {
                case 0, 1 -> profile(person, now, random);
                case 2 -> consent(person, now, random);
                case 3, 4, 5 -> order(person, now, random);
                case 6 -> cancel(person, random);
                case 7 -> correct(person, now, random);
                case 8 -> review(person, now, random);
                case 9, 10 -> answer(person, now, random);
                case 11 -> complain(person, now, random);
                default -> event(person, now, random);
            };
            changes.enqueue(Set.of(person.id), Set.of(kind), Cause.CHANGE, random.nextInt(4) == 0);
        });
    }

    private ChangeKind profile(Person person, Instant now, SplittableRandom random) {
        person.city = random.nextInt(4) == 0 ? null : pick(RandomTrees.CITIES, random);
        person.sex = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "male" : "female";
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        person.birthDate = random.nextInt(5) == 0
                ? null
                : today.minusYears(random.nextInt(20, 26)).plusDays(random.nextInt(-9, 40));
        person.registeredAt = random.nextInt(4) == 0 ? null : moment(now, random);
        person.score = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> String.valueOf(random.nextInt(6));
            case 2 -> "text";
            default -> BigDecimal.valueOf(random.nextInt(6));
        };
        person.own = OwnValues.ofCustomer(today, random);
        person.tags.clear();
        RandomTrees.TAGS.stream().filter(tag -> random.nextInt(3) == 0).forEach(person.tags::add);
        jdbc.sql("""
                        update core.customer
                           set city = :city, sex = :sex, birth_date = :born, registered_at = :registered, tags = :tags,
                               custom_fields = case when :score::text is null then '{}'
                                                    else jsonb_build_object('score', :score::jsonb) end || :own::jsonb
                         where id = :id
                        """)
                .param("city", person.city)
                .param("sex", person.sex)
                .param("born", person.birthDate)
                .param("registered", person.registeredAt == null ? null : person.registeredAt.atOffset(ZoneOffset.UTC))
                .param("tags", person.tags.toArray(String[]::new))
                .param(
                        "score",
                        person.score instanceof String text
                                ? "\"" + text + "\""
                                : person.score == null ? null : person.score.toString())
                .param("own", OwnValues.json(person.own).toString())
                .param("id", person.id)
                .update();
        person.traits = Trait.random(Trait.OF_CUSTOMER, random);
        Trait.keep(jdbc, "core.customer", "id = :id", person.id, Trait.OF_CUSTOMER, person.traits);
        return ChangeKind.PROFILE;
    }

    private ChangeKind consent(Person person, Instant now, SplittableRandom random) {
        var channel = pick(RandomTrees.CHANNELS, random);
        var word = pick(List.of("granted", "denied", "pending"), random);
        var purpose = pick(RandomTrees.PURPOSES, random);
        person.consents.put(channel + "." + purpose, word);
        jdbc.sql("""
                        insert into core.consent (customer_id, channel, purpose, granted, pending, at)
                        values (:id, :channel, :purpose, :granted, :pending, :at)
                            on conflict (customer_id, channel, purpose, address)
                            do update set granted = excluded.granted, pending = excluded.pending, at = excluded.at
                        """)
                .param("id", person.id)
                .param("channel", channel)
                .param("purpose", purpose)
                .param("granted", word.equals("granted"))
                .param("pending", word.equals("pending"))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return ChangeKind.CONSENT;
    }

    private ChangeKind order(Person person, Instant now, SplittableRandom random) {
        var at = moment(now, random);
        var lines = new ArrayList<Person.Line>();
        for (var i = random.nextInt(1, 4); i > 0; i--) {
            lines.add(new Person.Line(
                    random.nextInt(5) == 0 ? null : pick(RandomTrees.CATEGORIES, random),
                    random.nextInt(3) == 0 ? null : pick(RandomTrees.BRANDS, random),
                    BigDecimal.valueOf(random.nextInt(1, 400)),
                    Trait.random(Trait.OF_LINE, random)));
        }
        var total = lines.stream().map(Person.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var own = OwnValues.ofOrder(now.atZone(ZoneOffset.UTC).toLocalDate(), random);
        var id = jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                            status, status_at, counts, currency, total, amount, custom_fields)
                        values ('lives', :external, :customer, :at, :at, '', 'new', :at, true, 'RUB', :total, :total,
                                :own::jsonb)
                        returning id
                        """)
                .param("external", UUID.randomUUID().toString())
                .param("customer", person.id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("total", total)
                .param("own", OwnValues.json(own).toString())
                .query(Long.class)
                .single();
        for (var i = 0; i < lines.size(); i++) {
            jdbc.sql("""
                            insert into core.order_item (order_id, line, customer_id, placed_at, name, category, brand,
                                quantity, kept, price, amount)
                            values (:order, :line, :customer, :at, 'thing', :category, :brand, 1, 1, :amount, :amount)
                            """)
                    .param("order", id)
                    .param("line", i)
                    .param("customer", person.id)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("category", lines.get(i).category())
                    .param("brand", lines.get(i).brand())
                    .param("amount", lines.get(i).amount())
                    .update();
            Trait.keep(
                    jdbc,
                    "core.order_item",
                    "order_id = :id and line = " + i,
                    id,
                    Trait.OF_LINE,
                    lines.get(i).traits());
        }
        var order = new Person.Order(id, at, lines);
        order.own = own;
        order.traits = Trait.random(Trait.OF_ORDER, random);
        Trait.keep(jdbc, "core.orders", "id = :id", id, Trait.OF_ORDER, order.traits);
        person.orders.add(order);
        return ChangeKind.ORDERS;
    }

    private ChangeKind cancel(Person person, SplittableRandom random) {
        if (!person.orders.isEmpty()) {
            var order = pick(person.orders, random);
            order.counts = !order.counts;
            jdbc.sql("update core.orders set counts = :counts, status = :status where id = :id")
                    .param("counts", order.counts)
                    .param("status", order.counts ? "new" : "cancelled")
                    .param("id", order.id)
                    .update();
        }
        return ChangeKind.ORDERS;
    }

    /** A newer message says another time and other amounts. */
    private ChangeKind correct(Person person, Instant now, SplittableRandom random) {
        if (!person.orders.isEmpty()) {
            var old = pick(person.orders, random);
            var amount = BigDecimal.valueOf(random.nextInt(1, 400));
            var order = new Person.Order(
                    old.id,
                    random.nextBoolean() ? old.at : moment(now, random),
                    old.lines.stream()
                            .map(line -> new Person.Line(line.category(), line.brand(), amount, line.traits()))
                            .toList());
            order.counts = old.counts;
            order.own = old.own;
            order.traits = old.traits;
            person.orders.set(person.orders.indexOf(old), order);
            jdbc.sql(
                            "update core.orders set placed_at = :at, status_at = :at, total = :total, amount = :total where id = :id")
                    .param("at", order.at.atOffset(ZoneOffset.UTC))
                    .param("total", order.amount())
                    .param("id", order.id)
                    .update();
            jdbc.sql(
                            "update core.order_item set placed_at = :at, price = :amount, amount = :amount where order_id = :id")
                    .param("at", order.at.atOffset(ZoneOffset.UTC))
                    .param("amount", amount)
                    .param("id", order.id)
                    .update();
        }
        return ChangeKind.ORDERS;
    }

    /** Two turn out to be one. Who that is in the end is for others to prove: it is read back. */
    Person merge(Person one, Person other) {
        var survivor = merges.merge(one.id, other.id, "random").survivorId() == one.id ? one : other;
        var loser = survivor == one ? other : one;
        survivor.orders.addAll(loser.orders);
        survivor.events.addAll(loser.events);
        survivor.said.addAll(loser.said);
        survivor.complaints.addAll(loser.complaints);
        loser.identifiers.forEach((kind, values) -> survivor.identifiers
                .computeIfAbsent(kind, none -> new TreeSet<>())
                .addAll(values));
        survivor.traits = Trait.ofCustomer(jdbc, survivor.id);
        readConsents(survivor);
        jdbc.sql("""
                        select c.city, c.sex, c.birth_date, c.registered_at, c.tags, c.custom_fields -> 'score' #>> '{}' as score, c.custom_fields
                          from core.customer c where c.id = :id
                        """)
                .param("id", survivor.id)
                .query((rs, i) -> {
                    survivor.city = rs.getString("city");
                    survivor.sex = rs.getString("sex");
                    survivor.birthDate = rs.getObject("birth_date", LocalDate.class);
                    var registered = rs.getObject("registered_at", OffsetDateTime.class);
                    survivor.registeredAt = registered == null ? null : registered.toInstant();
                    survivor.tags.clear();
                    survivor.tags.addAll(List.of((String[]) rs.getArray("tags").getArray()));
                    survivor.score = rs.getString("score");
                    survivor.own = OwnValues.read(Json.read(rs.getString("custom_fields")));
                    return survivor;
                })
                .single();
        return survivor;
    }

    private void readConsents(Person person) {
        person.consents.clear();
        jdbc.sql("select channel || '.' || purpose as key, granted, pending from core.consent where customer_id = :id")
                .param("id", person.id)
                .query(row -> {
                    person.consents.put(
                            row.getString("key"),
                            row.getBoolean("granted") ? "granted" : row.getBoolean("pending") ? "pending" : "denied");
                });
    }

    /** Written down some time after it was made, and perhaps settled since. */
    private ChangeKind complain(Person person, Instant now, SplittableRandom random) {
        var made = now.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 20))).truncatedTo(ChronoUnit.MICROS);
        var settled = random.nextBoolean()
                ? null
                : made.plusMillis(random.nextLong(Duration.between(made, now).toMillis() + 1));
        person.complaints.add(new Person.Complaint(made, settled));
        jdbc.sql("""
                        insert into core.complaint (customer_id, text, origin, due_at, state, answer, created_at, updated_at, resolved_at)
                        values (:id, 'said', 'api', :made, :state, 'settled', :made, :made, :settled)
                        """)
                .param("id", person.id)
                .param("made", made.atOffset(ZoneOffset.UTC))
                .param("state", settled == null ? "open" : "resolved")
                .param("settled", settled == null ? null : settled.atOffset(ZoneOffset.UTC))
                .update();
        return ChangeKind.FEEDBACK;
    }

    private ChangeKind event(Person person, Instant now, SplittableRandom random) {
        var did = new Person.Did(
                pick(RandomTrees.EVENTS, random),
                moment(now, random),
                random.nextInt(4) == 0 ? null : pick(RandomTrees.CATEGORIES, random),
                things(random),
                Trait.random(Trait.OF_EVENT, random));
        person.events.add(did);
        var id = jdbc.sql("""
                        insert into core.event (type, at, customer_id, category, items)
                        values (:type, :at, :customer, :category, :items::jsonb) returning id
                        """)
                .param("type", did.type())
                .param("at", did.at().atOffset(ZoneOffset.UTC))
                .param("customer", person.id)
                .param("category", did.category())
                .param("items", json(did.items()))
                .query(Long.class)
                .single();
        Trait.keep(jdbc, "core.event", "id = :id", id, Trait.OF_EVENT, did.traits());
        return ChangeKind.ACTIVITY;
    }

    private static List<Person.Thing> things(SplittableRandom random) {
        var things = new ArrayList<Person.Thing>();
        for (var i = random.nextInt(1, 3); i > 0; i--) {
            things.add(new Person.Thing(pick(RandomTrees.THINGS, random), pick(RandomTrees.CATEGORIES, random)));
        }
        return things;
    }

    private static String json(List<Person.Thing> things) {
        var array = JsonNodeFactory.instance.arrayNode();
        things.forEach(thing -> array.addObject()
                .put("sku", thing.sku())
                .put("category", thing.category())
                .put("quantity", 1)
                .put("price", 10));
        return array.toString();
    }

    private ChangeKind review(Person person, Instant now, SplittableRandom random) {
        var rating = random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(1, 6));
        var said = new Person.Said(
                0,
                moment(now, random),
                null,
                random.nextInt(4) == 0 ? null : pick(RandomTrees.CATEGORIES, random),
                rating);
        var id = say(person, "review_left", said);
        jdbc.sql("insert into core.review (event_id, rating, text) values (:id, :rating, 'said')")
                .param("id", id)
                .param("rating", rating)
                .update();
        return ChangeKind.ACTIVITY;
    }

    private ChangeKind answer(Person person, Instant now, SplittableRandom random) {
        var question = pick(RandomTrees.QUESTIONS, random);
        Object value = switch (question) {
            case "nps" -> BigDecimal.valueOf(random.nextInt(11));
            case "again" -> random.nextBoolean();
            default -> pick(RandomTrees.BRANDS, random);
        };
        var id = say(person, "survey_answered", new Person.Said(0, moment(now, random), question, null, value));
        jdbc.sql("""
                        insert into core.answer (event_id, survey, question, kind, number, truth, text)
                        values (:id, 'lives', :question, :kind, :number, :truth, :text)
                        """)
                .param("id", id)
                .param("question", question)
                .param("kind", value instanceof String ? "text" : value instanceof Boolean ? "yes_no" : "nps")
                .param("number", value instanceof BigDecimal number ? number : null)
                .param("truth", value instanceof Boolean truth ? truth : null)
                .param("text", value instanceof String text ? text : null)
                .update();
        return ChangeKind.ACTIVITY;
    }

    /** It is something done on the site too. */
    private long say(Person person, String type, Person.Said said) {
        person.events.add(new Person.Did(type, said.at(), said.category(), List.of(), Map.of()));
        var id = jdbc.sql("""
                        insert into core.event (type, at, customer_id, category)
                        values (:type, :at, :customer, :category) returning id
                        """)
                .param("type", type)
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .param("customer", person.id)
                .param("category", said.category())
                .query(Long.class)
                .single();
        person.said.add(new Person.Said(id, said.at(), said.question(), said.category(), said.value()));
        return id;
    }

    /** Mostly lately, sometimes long ago, sometimes ahead of time. */
    private static Instant moment(Instant now, SplittableRandom random) {
        var hours = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(24 * 70);
            case 1 -> -random.nextInt(24 * 6);
            default -> random.nextInt(24 * 12);
        };
        return now.minus(Duration.ofHours(hours))
                .minusMillis(random.nextInt(3_600_000))
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T pick(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    Map<String, Set<Long>> members() {
        var members = new HashMap<String, Set<Long>>();
        jdbc.sql("""
                        select s.key, m.customer_id from segmentation.member m
                          join segmentation.segment s on s.id = m.segment_id where m.left_at is null
                        """)
                .query((rs, i) -> members.computeIfAbsent(rs.getString(1), key -> new HashSet<>())
                        .add(rs.getLong(2)))
                .list();
        return members;
    }
}
