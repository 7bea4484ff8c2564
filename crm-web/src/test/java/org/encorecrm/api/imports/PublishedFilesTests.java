package org.encorecrm.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.PairQuality;
import encore.testing.SharedData;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.encorecrm.duplicate.AutomaticMerging;
import org.encorecrm.duplicate.Searches;
import org.encorecrm.identity.AcceptedPairs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Published files of people whose truth is known, imported over REST as they are, searched and merged by themselves. */
@EncoreWebTestWithWorkers
class PublishedFilesTests {

    private static final String FEBRL = """
            {"rec_id": "externalId", "given_name": "firstName", "surname": "lastName", "street_number": "address.house",
             "address_1": "address.street", "address_2": "address.district", "suburb": "address.city",
             "postcode": "address.postalCode", "state": "address.region", "date_of_birth": "birthDate"}""";

    private static final String FAKE = """
            {"unique_id": "externalId", "first_name": "firstName", "surname": "lastName", "dob": "birthDate",
             "city": "address.city", "email": "email"}""";

    @Autowired
    Api api;

    @Autowired
    AutomaticMerging automatic;

    @Autowired
    AcceptedPairs accepted;

    @Autowired
    Searches searches;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void letNobodyElseMergeAutomatically() {
        automatic.off();
    }

    @Test
    void findsTheTypingErrorsOfFebrl() throws IOException {
        var quality = quality("identity-febrl1", FEBRL, cells -> cells[0].split("-")[1]);

        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.997);
        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void findsFarMoreThanEqualAddressesWould() throws IOException {
        var quality = quality("identity-fake1000", FAKE, cells -> cells[6]);

        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.65);
    }

    private PairQuality quality(String folder, String mapping, Function<String[], String> truthOf) throws IOException {
        var file = SharedData.find(folder).map(found -> found.resolve("records.csv"));
        assumeTrue(file.isPresent(), "skipped: ../shared/data/" + folder + " is not beside the checkout");
        var text = Files.readString(file.get());
        var truth = new HashMap<String, String>();
        text.lines().skip(1).forEach(line -> {
            var cells = line.split(",", -1);
            truth.put(cells[0].strip(), truthOf.apply(cells).strip());
        });
        alone();
        var source = folder + System.nanoTime();
        var answer = api.send(
                "POST",
                "/api/v1/imports?kind=customers&fileName=records.csv&mapping=" + encoded(mapping) + "&options="
                        + encoded("{\"source\": \"" + source + "\"}"),
                text,
                "text/csv");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var id = answer.json().get("id").asString();
        await(() -> api.get("/api/v1/imports/" + id).body().contains("\"state\":\"done\""));
        assertThat(api.get("/api/v1/imports/" + id).body()).contains("\"rejected\":0");
        automatic.from(AutomaticMerging.PROPOSED);
        var search = searches.start();
        await(() -> !searches.get(search.id()).running());
        await(() -> sure() == 0 && accepted.waiting() == 0 && due() == 0);
        var merged = merged(source);
        assertThat(merged.keySet()).isEqualTo(truth.keySet());
        return PairQuality.of(truth, merged);
    }

    /** Other tests' customers are as if they had nothing that is compared. */
    private void alone() {
        await(() -> due() == 0);
        for (var table : List.of("likeness_due", "duplicate", "likeness_model", "duplicate_search")) {
            jdbc.sql("delete from core." + table).update();
        }
        jdbc.sql("update core.likeness set traits = '', keys = '{}'").update();
        jdbc.sql("delete from core.likeness_key").update();
    }

    private long due() {
        return jdbc.sql("select count(*) from core.likeness_due")
                .query(Long.class)
                .single();
    }

    /** Pairs that wait to be accepted. */
    private long sure() {
        return jdbc.sql("select count(*) from core.duplicate where decision is null and score >= ?")
                .param(AutomaticMerging.PROPOSED)
                .query(Long.class)
                .single();
    }

    private Map<String, Long> merged(String source) {
        var owners = new HashMap<String, Long>();
        jdbc.sql("select value, customer_id from core.identifier where kind = 'external_id' and source = :source")
                .param("source", source)
                .query(row -> {
                    owners.put(row.getString("value"), row.getLong("customer_id"));
                });
        return owners;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier done) {
        for (var i = 0; i < 1200; i++) {
            if (done.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("it does not end");
    }
}
