package org.encorecrm.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.Changes;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.pipeline.Pipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EncoreWebTest
class RecomputationApiTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Drain drain;

    @Autowired
    Pipeline pipeline;

    @Autowired
    Changes changes;

    @Autowired
    ChangeQueue queue;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private Shop shop;
    private long customer;

    @BeforeEach
    void fill() {
        drain.recomputation();
        shop = new Shop(jdbc, "recomputed-" + System.nanoTime());
        customer = shop.customer("anna");
        shop.order(customer, "2025-01-10T10:00:00Z", "100");
        shop.order(customer, "2025-01-20T10:00:00Z", "50.5");
    }

    @Test
    void recomputesEverybodyOnRequest() {
        var started = api.post("/api/v1/recomputations", "");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().get("state").asString()).isEqualTo("running");
        var id = started.json().get("id").asString();
        assertThat(api.post("/api/v1/recomputations", "").json().get("id").asString())
                .isEqualTo(id);

        drain.recomputation();

        var ended = api.get("/api/v1/recomputations/" + id).json();
        assertThat(ended.get("state").asString()).isEqualTo("done");
        assertThat(ended.get("done")).isEqualTo(ended.get("total"));
        assertThat(ended.get("finishedAt").isNull()).isFalse();
        var metrics =
                api.get("/api/v1/customers/%d/metrics".formatted(customer)).json();
        assertThat(metrics.get("customerId").asString()).isEqualTo(Long.toString(customer));
        assertThat(metrics.get("orders").get("count").asInt()).isEqualTo(2);
        assertThat(metrics.get("orders").get("sum").decimalValue()).isEqualByComparingTo("150.5");
        assertThat(metrics.get("orders").get("average").decimalValue()).isEqualByComparingTo("75.25");
        assertThat(metrics.get("orders").get("averageIntervalDays").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(metrics.get("orders").get("lastAt").asString()).isEqualTo("2025-01-20T10:00:00Z");
        assertThat(metrics.get("rfm").get("code").asString()).hasSize(3);
        assertThat(metrics.get("cart").isNull()).isTrue();
    }

    @Test
    void cancelsAndSaysWhatIsMissing() {
        var id = api.post("/api/v1/recomputations", "").json().get("id").asString();

        assertThat(api.post("/api/v1/recomputations/%s/cancel".formatted(id), "")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(api.get("/api/v1/recomputations/99999999").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/customers/99999999/metrics").status()).isEqualTo(404);
        assertThat(api.as("").post("/api/v1/recomputations", "").status()).isEqualTo(401);
    }

    @Test
    void pageShowsProgressAndWhatIsStuck() {
        transaction.executeWithoutResult(status -> {
            changes.enqueue(Set.of(customer), Set.of(ChangeKind.ORDERS), Cause.CHANGE, false);
            queue.bury(queue.claim(10_000).stream().map(row -> row.id()).toList(), "Because of <b>that</b>");
        });
        office.enterAsAdministrator().get("/settings/recomputation");

        assertThat(office.post("/settings/recomputation").status()).isEqualTo(302);
        var running = office.get("/settings/recomputation").body();
        assertThat(running).contains("<progress", "data-hx-get=\"/settings/recomputation/now\"", "&lt;b&gt;that");
        drain.recomputation();
        var fragment = office.get("/settings/recomputation/now").body();
        assertThat(fragment).doesNotContain("<progress", "data-hx-get", "<html").contains("badge-good");

        office.post("/settings/recomputation/dead/retry");
        assertThat(pipeline.dead(1)).isEmpty();
        assertThat(office.get("/settings/recomputation").body()).doesNotContain("that&lt;/b&gt;");
    }
}
