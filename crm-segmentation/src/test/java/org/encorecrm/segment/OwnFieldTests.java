package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Dates of the shop's own move people as time goes by, and a definition moves them when it says something else. */
@EncoreTest
@Import({Shop.class, RandomLives.class})
class OwnFieldTests {

    @Autowired
    FieldDefinitions definitions;

    @Autowired
    Criteria criteria;

    @Autowired
    Segments segments;

    @Autowired
    Filling filling;

    @Autowired
    Changes changes;

    @Autowired
    Drain drain;

    @Autowired
    Shop shop;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionOperations transaction;

    private final String key = "d" + UUID.randomUUID().toString().replace("-", "");
    private final String segment = Shop.key();

    @Test
    void aDateOfACustomerMovesThemByTimeAlone() {
        define(FieldEntity.CUSTOMER, FieldType.DATE);
        var customer = customer();
        set("core.customer", customer, "'" + today().minusDays(2) + "'");
        create("{'field': 'customer.custom.#', 'op': 'olderThan', 'value': 'P3D'}");
        assertThat(shop.members(segment)).isEmpty();

        drain.upTo(now().plus(Duration.ofHours(25)));

        assertThat(shop.members(segment)).containsExactly(customer);
    }

    @Test
    void aDateOfAnOrderMovesItsCustomerByTimeAlone() {
        define(FieldEntity.ORDER, FieldType.DATE);
        var customer = customer();
        var order = shop.order(customer, now().minus(Duration.ofDays(1)), 100, true);
        set("core.orders", order, "'" + today().minusDays(2) + "'");
        create("{'purchase': [{'field': 'order.custom.#', 'op': 'olderThan', 'value': 'P3D'}]}");
        assertThat(shop.members(segment)).isEmpty();

        drain.upTo(now().plus(Duration.ofHours(25)));

        assertThat(shop.members(segment)).containsExactly(customer);
    }

    @Test
    void aDefinitionThatReadsTheValuesInAnotherWayMovesPeople() {
        var customer = customer();
        set("core.customer", customer, "'yes'");
        create("{'field': 'customer.custom.#', 'op': 'eq', 'value': true}");
        assertThat(shop.members(segment)).as("a text is no truth").isEmpty();

        define(FieldEntity.CUSTOMER, FieldType.BOOLEAN);
        while (filling.fillSome()) {}

        assertThat(shop.members(segment)).containsExactly(customer);
        assertThat(definitions.get(FieldEntity.CUSTOMER, key).type()).isEqualTo(FieldType.BOOLEAN);
    }

    private void create(String leaf) {
        var tree = "{'all': [%s]}".formatted(leaf).replace("#", key).replace('\'', '"');
        segments.create(new SegmentDraft(
                segment, segment, SegmentKind.DYNAMIC, criteria.read(json.readTree(tree), "/criteria")));
        while (filling.fillSome()) {}
    }

    private CustomField define(FieldEntity entity, FieldType type) {
        return definitions.create(new FieldDraft(entity, key, type, "Field", "Поле", List.of(), false, false));
    }

    private long customer() {
        return transaction.execute(status -> {
            var id = shop.customer(Map.of());
            changes.enqueue(List.of(id), Set.of(ChangeKind.values()), Cause.CHANGE, true);
            return id;
        });
    }

    private void set(String table, long id, String value) {
        jdbc.sql("update %s set custom_fields = jsonb_build_object('%s', %s) where id = :id"
                        .formatted(table, key, value))
                .param("id", id)
                .update();
        drain.changes();
    }

    private LocalDate today() {
        return now().atZone(settings.zone()).toLocalDate();
    }

    private Instant now() {
        drain.changes();
        return jdbc.sql("select greatest(ceiling, now()) from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @AfterEach
    void takeThemAway() {
        segments.delete(segment);
        definitions.all().stream()
                .filter(field -> field.key().equals(key))
                .forEach(field -> definitions.delete(field.entity(), key));
    }
}
