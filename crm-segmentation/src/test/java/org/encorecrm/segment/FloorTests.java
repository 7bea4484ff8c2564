package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The scripts of {@code bench/} on a small base, in a database of its own because they empty it: what the floors compute
 * by hand is what the product computes, so neither can be faster by doing less.
 */
@EncoreTest
@TestPropertySource(properties = "encore.bench.small=true")
@DirtiesContext
class FloorTests {

    private static final Path BENCH = Path.of("..", "bench");
    private static final int CUSTOMERS = 300;

    @Autowired
    Segments segments;

    @Autowired
    Criteria criteria;

    @Autowired
    JsonMapper json;

    @Autowired
    Recomputations recomputations;

    @Autowired
    Drain drain;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void agreesWithTheProduct() throws Exception {
        generate();
        createSegments();
        recomputations.start();
        drain.recomputation();
        var now = clock.now().plusSeconds(1).truncatedTo(ChronoUnit.MICROS);
        drain.upTo(now);

        floors(now);

        assertThat(count("select count(*) from core.customer")).isEqualTo(CUSTOMERS);
        assertThat(count("select count(*) from core.order_item")).isGreaterThan(CUSTOMERS);
        assertThat(differences("figures", """
                select customer_id, n, total, average, first_at, last_at, interval_days, visits, seen_at, cart_total, cart_at,
                       cart_items from floor.metrics""", """
                select customer_id, orders_count, orders_sum, orders_average, first_order_at, last_order_at,
                       average_interval_days, visits_count, last_visit_at, cart_total, cart_updated_at, cart_items
                  from segmentation.metrics""")).isEmpty();
        assertThat(differences(
                        "scores",
                        "select customer_id, r, f, m from floor.score",
                        "select customer_id, rfm_r, rfm_f, rfm_m from segmentation.metrics where orders_count > 0"))
                .isEmpty();
        assertThat(differences("members", "select segment_id, customer_id from floor.member", """
                select s.id, m.customer_id from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                 where m.left_at is null"""))
                .isEmpty();
        assertThat(count("select count(distinct segment_id) from floor.member"))
                .as("segments with anybody in them")
                .isGreaterThan(6);
    }

    private void generate() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", null)) {
            var psql = new Psql(connection)
                    .with("customers", CUSTOMERS)
                    .with("part", 1)
                    .with("parts", 1);
            for (var part : List.of("begin", "people", "orders", "events", "lines", "end")) {
                psql.run(BENCH.resolve("generate").resolve(part + ".sql"));
            }
        }
    }

    /** In the order of the floors: the first gets the id 1. */
    private void createSegments() throws IOException {
        for (var line : Files.readAllLines(BENCH.resolve("segments.ndjson"))) {
            var segment = json.readTree(line);
            segments.create(new SegmentDraft(
                    segment.path("key").asString(),
                    segment.path("name").asString(),
                    SegmentKind.DYNAMIC,
                    criteria.read(segment.path("criteria"), "/criteria")));
        }
    }

    private void floors(Instant now) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", null)) {
            var psql = new Psql(connection)
                    .with("now", "'" + now + "'::timestamptz")
                    .with("among", "true")
                    .with("turn", 1);
            for (var part : List.of("tables", "figures", "cuts", "scores", "deltas")) {
                psql.run(BENCH.resolve("floor").resolve(part + ".sql"));
            }
        }
    }

    private List<String> differences(String what, String floor, String product) {
        return jdbc.sql("""
                        select '%s: ' || d.who || ' ' || d.said::text
                          from (select 'floor' as who, floored as said from (%s except %s) floored
                                 union all
                                select 'product', made from (%s except %s) made) d limit 10
                        """.formatted(what, floor, product, product, floor))
                .query(String.class)
                .list();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
