package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.support.ConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class MergeTests {

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;

    @BeforeEach
    void open() {
        shop = new CustomerFixtures(documents, identities, jdbc);
    }

    @Test
    void movesEveryTableThatRefersToACustomer() {
        var referring = jdbc.sql("""
                        select t.relname
                          from pg_constraint c
                          join pg_class t on t.oid = c.conrelid
                          join pg_namespace n on n.oid = t.relnamespace
                         where c.contype = 'f' and c.confrelid = 'core.customer'::regclass and n.nspname = 'core'
                        """).query(String.class).list();

        var handled = new ArrayList<>(MergeStore.FACTS);
        handled.add("consent");
        // Derived: the loser's goes with its record, the survivor's is worked out again.
        handled.add("likeness");

        assertThat(handled)
                .as("a table of core refers to customers and is not moved by a merge")
                .containsAll(referring);
    }

    @Test
    void movesEverythingAndBringsItBack() {
        var one = shop.upsert("""
                {"email": "m#@example.com", "firstName": "Анна", "tags": ["a"], "visitorId": "vm#",
                 "consents": [{"channel": "email", "purpose": "marketing", "granted": true, "at": "2026-01-01T00:00:00Z"}]}
                """).id();
        var other = shop.upsert("""
                {"phone": "+7909000#", "lastName": "Петрова", "tags": ["b"], "visitorId": "vn#", "customFields": {"k": 1},
                 "consents": [{"channel": "sms", "purpose": "marketing", "granted": true, "at": "2026-01-01T00:00:00Z"}]}
                """).id();
        addFacts(other);
        var before = portrait(one) + portrait(other);

        var merge = merges.merge(other, one, "by_hand");

        assertThat(merge.survivorId()).isEqualTo(one);
        assertThat(shop.upsert("{\"phone\": \"+7909000#\"}").id()).isEqualTo(one);
        assertThat(shop.field(one, "tags::text")).isEqualTo("{a,b}");
        for (var table : MergeStore.FACTS) {
            assertThat(shop.count("select count(*) from core.%s where customer_id = ?".formatted(table), other))
                    .as(table)
                    .isZero();
            assertThat(shop.count("select count(*) from core.%s where customer_id = ?".formatted(table), one))
                    .as(table)
                    .isPositive();
        }
        assertThat(shop.count("select count(*) from core.consent where customer_id = ? and granted", one))
                .isEqualTo(2);
        assertThat(shop.count("select count(*) from core.change where customer_id = ?", other))
                .isZero();

        merges.undo(merge.id());

        assertThat(portrait(one) + portrait(other)).isEqualTo(before);
        assertThatThrownBy(() -> merges.undo(merge.id())).isInstanceOf(ConflictException.class);
        var bridged = shop.upsert("{\"email\": \"m#@example.com\", \"phone\": \"+7909000#\"}");
        assertThat(bridged.merges()).as("judged distinct by the undoing").isEmpty();
    }

    @Test
    void keepsWhatCameAfterTheMergeWithTheSurvivor() {
        var one = shop.upsert("{\"email\": \"w#@example.com\"}").id();
        var other = shop.upsert("{\"phone\": \"+7910000#\", \"lastName\": \"Петрова\"}")
                .id();
        var merge = merges.merge(one, other, "by_hand");
        shop.upsert("{\"email\": \"w#@example.com\", \"lastName\": \"Сидорова\", \"loyaltyCard\": \"w#\"}");

        merges.undo(merge.id());

        assertThat(shop.field(one, "last_name")).isEqualTo("Сидорова");
        assertThat(shop.field(other, "last_name")).isEqualTo("Петрова");
        assertThat(shop.upsert("{\"loyaltyCard\": \"w#\"}").id()).isEqualTo(one);
        assertThat(shop.upsert("{\"phone\": \"+7910000#\"}").id()).isEqualTo(other);
    }

    @Test
    void collapsesChainsOfAliases() {
        var a = shop.upsert("{\"email\": \"ca#@example.com\"}").id();
        var b = shop.upsert("{\"email\": \"cb#@example.com\"}").id();
        var c = shop.upsert("{\"email\": \"cc#@example.com\"}").id();

        merges.merge(b, c, "by_hand");
        var second = merges.merge(a, c, "by_hand");

        assertThat(second.loserId()).isEqualTo(b);
        assertThat(shop.count("select customer_id from core.customer_alias where alias_id = ?", c))
                .isEqualTo(a);

        merges.undo(second.id());

        assertThat(shop.count("select customer_id from core.customer_alias where alias_id = ?", c))
                .isEqualTo(b);
    }

    @Test
    void joinsThreeKnownCustomersAtOnce() {
        var a = shop.upsert("{\"email\": \"ta#@example.com\"}").id();
        var b = shop.upsert("{\"phone\": \"+7911000#\"}").id();
        var c = shop.upsert("{\"loyaltyCard\": \"tc#\"}").id();

        var joined =
                shop.upsert("{\"email\": \"ta#@example.com\", \"phone\": \"+7911000#\", \"loyaltyCard\": \"tc#\"}");

        assertThat(joined.id()).isEqualTo(a);
        assertThat(joined.merges()).extracting(Merged::from).containsExactlyInAnyOrder(b, c);
        assertThat(joined.merges()).extracting(Merged::id).doesNotContain(0L);
    }

    private void addFacts(long id) {
        var statements = """
                insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status,
                                         status_at, counts, currency, total, amount)
                values ('shop', 'merge-' || :id, :id, now(), now(), '', 'new', now(), true, 'RUB', 1, 1);
                insert into core.order_item (order_id, line, customer_id, placed_at, name, quantity, kept, price, amount)
                select id, 1, customer_id, placed_at, 'x', 1, 1, 1, 1 from core.orders where customer_id = :id;
                insert into core.event (type, at, customer_id) values ('page_viewed', now(), :id);
                insert into core.note (customer_id, author, text, at) values (:id, 'a', 'b', now());
                insert into core.complaint (customer_id, text, origin, due_at, created_at, updated_at)
                values (:id, 'Broken', 'office', now(), now(), now());
                insert into core.customer_alias (alias_id, customer_id) values (-:id, :id)""";
        for (var statement : statements.split(";")) {
            jdbc.sql(statement).param("id", id).update();
        }
    }

    /** Everything a customer has, but for when it was last touched. */
    private String portrait(long id) {
        var portrait = new StringBuilder(jdbc.sql("select to_jsonb(c) - 'updated_at' from core.customer c where id = ?")
                .param(id)
                .query(String.class)
                .single());
        var tables = new ArrayList<>(MergeStore.FACTS);
        tables.add("consent");
        for (var table : tables) {
            portrait.append('\n').append(table);
            jdbc.sql("select to_jsonb(t)::text from core.%s t where customer_id = ? order by 1".formatted(table))
                    .param(id)
                    .query(String.class)
                    .list()
                    .forEach(row -> portrait.append('\n').append(row));
        }
        return portrait.toString();
    }
}
