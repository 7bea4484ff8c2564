package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.metrics.Preference;
import org.encorecrm.metrics.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

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
    }

    @Test
    void leavesNothingOfAMergedRecord() {
        buy(0, line("Книги", null));
        drain.upTo(now);

        transaction.executeWithoutResult(
                status -> events.publishEvent(new CustomersMerged(System.nanoTime(), facts.customer(), customer, now)));

        assertThat(preferences.of(customer)).isEmpty();
    }

    private record Line(String category, String brand) {}

    private static Line line(String category, String brand) {
        return new Line(category, brand);
    }

    private long buy(int daysAgo, Line... lines) {
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
        facts.changed(customer);
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
        facts.changed(customer);
    }

    private String favourite() {
        return facts.jdbc
                .sql("select category from segmentation.preference where customer_id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
    }
}
