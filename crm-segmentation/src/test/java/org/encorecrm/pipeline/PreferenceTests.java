package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.metrics.Preference;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.segment.Previews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The worked example of docs/segmentation.md, and what it leaves open. */
@EncoreTest
@Import(Facts.class)
class PreferenceTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Preferences preferences;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Previews previews;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Instant now;
    private long customer;

    @BeforeEach
    void begin() {
        drain.toNow();
        now = facts.now();
        customer = facts.customer();
    }

    @Test
    void halvesTheWeightOfAFactEveryHalfLife() {
        buy(180, line("Игрушки/Роботы", "Kibo"), line("Книги", null));
        buy(0, line("Игрушки/Куклы", "Анна"));
        view(90, null, "Игрушки/Роботы");
        view(0, null, "Игрушки/Роботы");

        drain.upTo(now);

        // Robots 10/4 + 1/2 + 1 = 4, dolls 10, books 10/4 = 2.5: 16.5 together.
        assertThat(preferences.of(customer))
                .extracting(Preference::toString)
                .containsExactly(
                        "Preference[kind=category, level=1, value=Игрушки, share=0.8485, rank=1]",
                        "Preference[kind=category, level=1, value=Книги, share=0.1515, rank=2]",
                        "Preference[kind=category, level=2, value=Игрушки/Куклы, share=0.6061, rank=1]",
                        "Preference[kind=category, level=2, value=Игрушки/Роботы, share=0.2424, rank=2]",
                        "Preference[kind=brand, level=1, value=Анна, share=0.8000, rank=1]",
                        "Preference[kind=brand, level=1, value=Kibo, share=0.2000, rank=2]");
        assertThat(favourite()).isEqualTo("Игрушки/Куклы");
    }

    @Test
    void takesTheHeaviestBranchAtEveryFork() {
        for (var shelf : new String[] {"Роботы", "Куклы", "Мячи"}) {
            buy(0, line("Игрушки/" + shelf, null));
        }
        buy(0, line("Одежда/Костюмы", null), line("Одежда/Костюмы", null));

        drain.upTo(now);

        // The heaviest shelf is of costumes, but toys together outweigh clothes.
        assertThat(favourite()).isEqualTo("Игрушки/Куклы");

        buy(0, line("Игрушки", null), line("Игрушки", null));
        drain.upTo(now);

        assertThat(favourite()).isEqualTo("Игрушки");
    }

    @Test
    void asksTheCatalogueWhatAFactDoesNotSay() {
        var sku = UUID.randomUUID().toString();
        facts.jdbc.sql("""
                        insert into core.product (sku, name, category, brand, updated_at)
                        values (:sku, 'Robot', 'Игрушки/Роботы', 'Kibo', now())
                        """).param("sku", sku).update();
        view(0, sku, null);

        drain.upTo(now);

        assertThat(favourite()).isEqualTo("Игрушки/Роботы");
        assertThat(preferences.of(customer)).extracting(Preference::value).contains("Kibo");
    }

    @Test
    void followsGoodsToAnotherShelfAtTheNextRecomputation() {
        var sku = UUID.randomUUID().toString();
        view(0, sku, null);
        drain.upTo(now);
        assertThat(preferences.of(customer)).isEmpty();

        shelve(sku, "Игрушки");
        recompute();
        assertThat(favourite()).isEqualTo("Игрушки");

        shelve(sku, "Книги");
        recompute();
        assertThat(favourite()).isEqualTo("Книги");
        assertThat(stale()).isFalse();
    }

    @Test
    void isComputedAgainOnlyWhenFactsOrTheirWeightsAreOthers() {
        buy(3, line("Книги", null));
        drain.upTo(now);
        assertThat(stale()).isFalse();

        facts.event(customer, "page_viewed", now, "[]");
        facts.changed(customer);
        drain.upTo(now);
        assertThat(stale()).isFalse();

        facts.jdbc
                .sql("insert into core.setting (key, value) values ('preference.viewWeight', '2')")
                .update();
        try {
            assertThat(stale()).isTrue();
        } finally {
            facts.jdbc
                    .sql("delete from core.setting where key = 'preference.viewWeight'")
                    .update();
        }
        assertThat(stale()).isFalse();
    }

    /** Twenty views, so that what is kept is read both as it was computed and as it has grown. */
    @Test
    void addsViewsToWhatIsKept() {
        buy(40, line("Книги", "Kibo"), line("Игрушки/Куклы", null));
        drain.upTo(now);
        var computed = interestSince();
        for (var i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(1));
            view(0, null, i % 3 == 0 ? "Книги" : "Игрушки/Роботы");
            drain.upTo(now);
        }

        assertThat(interestSince()).as("nothing was computed from the facts").isEqualTo(computed);
        assertThat(favourite()).isEqualTo("Игрушки/Роботы");
        assertThat(fromTheFacts()).isZero();
    }

    @Test
    void readsTheFactsAgainWhereMoreHasChangedThanTheLatestViews() {
        view(1, null, "Книги");
        drain.upTo(now);

        view(2, null, "Игрушки");
        drain.upTo(now);
        assertThat(fromTheFacts()).as("a view that came late").isZero();

        buy(0, line("Мячи", "Kibo"));
        view(0, null, "Игрушки");
        drain.upTo(now);
        assertThat(fromTheFacts()).as("a purchase").isZero();

        facts.jdbc
                .sql("delete from core.event where customer_id = :id and category = 'Книги'")
                .param("id", customer)
                .update();
        now = now.plus(Duration.ofMinutes(1));
        view(0, null, "Игрушки");
        drain.upTo(now);
        assertThat(fromTheFacts()).as("a view that is gone").isZero();

        facts.jdbc
                .sql("update segmentation.interest set at = at - interval '10000 days' where customer_id = :id")
                .param("id", customer)
                .update();
        now = now.plus(Duration.ofMinutes(1));
        view(0, null, "Мячи");
        drain.upTo(now);
        assertThat(interestSince()).as("weights of ages ago").isEqualTo(now);
        assertThat(fromTheFacts()).isZero();
    }

    /** How many differ from what all the facts say. */
    private int fromTheFacts() {
        return transaction.execute(status -> preferences.recompute(new long[] {customer}, now));
    }

    private Instant interestSince() {
        return facts.jdbc
                .sql("select at from segmentation.interest where customer_id = :id")
                .param("id", customer)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void findsWhatNobodyWasToldOfInARecomputation() {
        buy(3, line("Книги", null));
        drain.upTo(now);

        buyUnnoticed(1, line("Игрушки", null));
        recompute();
        assertThat(favourite()).isEqualTo("Игрушки");

        facts.jdbc
                .sql("""
                        insert into core.event (type, at, customer_id, category)
                        select 'category_viewed', :at, :customer, 'Книги' from generate_series(1, 30)
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("customer", customer)
                .update();
        recompute();
        assertThat(favourite()).isEqualTo("Книги");

        facts.jdbc.sql("""
                        with renewed as (
                            update core.orders set updated_at = updated_at + interval '1 second'
                             where customer_id = :customer returning id)
                        update core.order_item set category = 'Мячи' where order_id in (select id from renewed)
                        """).param("customer", customer).update();
        recompute();
        assertThat(preferences.of(customer)).extracting(Preference::value).containsOnly("Книги", "Мячи");
    }

    @Test
    void forgetsWhatIsNoPurchaseAnyMore() {
        var order = buy(0, line("Книги", null));
        drain.upTo(now);
        assertThat(favourite()).isEqualTo("Книги");

        facts.status(order, "cancelled", now);
        facts.changed(customer);
        drain.upTo(now);

        assertThat(preferences.of(customer)).isEmpty();
    }

    @Test
    void keepsTheTenHeaviestOfALevel() {
        for (var i = 0; i < 14; i++) {
            buy(i, line("Полка %02d".formatted(i), "Бренд %02d".formatted(i)));
        }

        drain.upTo(now);

        assertThat(preferences.of(customer))
                .hasSize(20)
                .extracting(Preference::value)
                .startsWith("Полка 00", "Полка 01")
                .contains("Бренд 09")
                .doesNotContain("Полка 10", "Бренд 10");
        var all =
                IntStream.range(0, 14).mapToDouble(i -> Math.pow(2, -i / 90.0)).sum();
        assertThat(preferences.of(customer).get(0).share().doubleValue()).isCloseTo(1 / all, Offset.offset(0.00005));
    }

    @Test
    void saysWhatSomebodyPreferredOnADate() {
        var name = UUID.randomUUID().toString();
        facts.jdbc
                .sql("update core.customer set first_name = :name where id = :id")
                .param("name", name)
                .param("id", customer)
                .update();
        // The past is asked about by the clock on the wall, however far other tests have come.
        now = facts.clock.now();
        buy(20, line("Книги", null));
        buy(2, line("Игрушки", null), line("Игрушки", null));
        drain.upTo(facts.now());

        assertThat(prefer(name, "Книги", now.minus(Duration.ofDays(10)))).isEqualTo(1);
        assertThat(prefer(name, "Игрушки", now.minus(Duration.ofDays(10)))).isZero();
        assertThat(prefer(name, "Игрушки", null)).isEqualTo(1);
    }

    @Test
    void weighsWhatIsAgesAgo() {
        buy(365 * 60, line("Книги", null));
        facts.jdbc
                .sql("insert into core.setting (key, value) values ('preference.halfLifeDays', '7')")
                .update();
        try {
            drain.upTo(now);

            assertThat(favourite()).isEqualTo("Книги");
        } finally {
            facts.jdbc
                    .sql("delete from core.setting where key = 'preference.halfLifeDays'")
                    .update();
        }
    }

    @Test
    void leavesNothingOfAMergedRecord() {
        buy(0, line("Книги", null));
        drain.upTo(now);

        transaction.executeWithoutResult(
                status -> events.publishEvent(new CustomersMerged(System.nanoTime(), facts.customer(), customer, now)));

        assertThat(preferences.of(customer)).isEmpty();
    }

    private long prefer(String name, String category, Instant asOf) {
        var criterion = CriteriaReader.read(json.readTree("""
                {"all": [{"field": "customer.firstName", "op": "eq", "value": "%s"},
                         {"field": "preferred.category", "op": "under", "value": "%s"}]}""".formatted(name, category)), "/criteria");
        return previews.preview(criterion, 0, asOf).count();
    }

    private void recompute() {
        recomputations.start();
        drain.recomputation();
    }

    private boolean stale() {
        return transaction.execute(
                status -> !preferences.stale(new long[] {customer}).isEmpty());
    }

    private void shelve(String sku, String category) {
        facts.jdbc.sql("""
                        insert into core.product (sku, name, category, updated_at) values (:sku, 'Robot', :category, now())
                            on conflict (sku) do update set category = excluded.category
                        """).param("sku", sku).param("category", category).update();
    }

    private record Line(String category, String brand) {}

    private static Line line(String category, String brand) {
        return new Line(category, brand);
    }

    private long buy(int daysAgo, Line... lines) {
        var order = buyUnnoticed(daysAgo, lines);
        facts.changed(customer);
        return order;
    }

    private long buyUnnoticed(int daysAgo, Line... lines) {
        var order = facts.order(customer, now.minus(Duration.ofDays(daysAgo)), "100.00");
        for (var i = 0; i < lines.length; i++) {
            facts.jdbc
                    .sql("""
                            insert into core.order_item (order_id, line, customer_id, placed_at, name, category, brand,
                                quantity, kept, price, amount)
                            select id, :line, customer_id, placed_at, 'thing', :category, :brand, 1, 1, 1, 1
                              from core.orders where id = :order
                            """)
                    .param("order", order)
                    .param("line", i)
                    .param("category", lines[i].category)
                    .param("brand", lines[i].brand)
                    .update();
        }
        return order;
    }

    private void view(int daysAgo, String sku, String category) {
        facts.jdbc
                .sql("""
                        insert into core.event (type, at, customer_id, sku, category)
                        values ('product_viewed', :at, :customer, :sku, :category)
                        """)
                .param("at", now.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .param("customer", customer)
                .param("sku", sku)
                .param("category", category)
                .update();
        facts.looked(customer);
    }

    private String favourite() {
        return facts.jdbc
                .sql("select category from segmentation.preference where customer_id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
    }
}
