package org.encorecrm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import encore.testing.EncoreTest;
import encore.testing.PairQuality;
import encore.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Published records whose truth is known, taken in as a shop would import them, searched, and merged automatically at
 * the proposed threshold. Pairs are counted after everything has been merged.
 */
@EncoreTest
class PublishedDataTests {

    private static final Map<String, String> FEBRL = Map.of(
            "rec_id", "externalId",
            "given_name", "firstName",
            "surname", "lastName",
            "street_number", "address.house",
            "address_1", "address.street",
            "address_2", "address.district",
            "suburb", "address.city",
            "postcode", "address.postalCode",
            "state", "address.region",
            "date_of_birth", "birthDate");

    private static final Map<String, String> FAKE = Map.of(
            "unique_id", "externalId",
            "first_name", "firstName",
            "surname", "lastName",
            "dob", "birthDate",
            "city", "address.city",
            "email", "email");

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    SearchWorker worker;

    @Autowired
    AutomaticMerging automatic;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void letNobodyElseMergeAutomatically() {
        automatic.off();
    }

    @Test
    void findsTheTypingErrorsOfFebrl() throws IOException {
        var quality = quality("identity-febrl1", FEBRL, row -> row.get("rec_id").split("-")[1], truth -> true);

        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.997);
        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void findsFarMoreThanEqualAddressesWould() throws IOException {
        var quality = quality("identity-fake1000", FAKE, row -> row.get("cluster"), truth -> true);

        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.75);
    }

    /** A setting that fitted these files only would not survive losing half of the people. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isNotFittedToOneFile(int half) throws IOException {
        var quality = quality(
                "identity-fake1000", FAKE, row -> row.get("cluster"), truth -> Integer.parseInt(truth) % 2 == half);

        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.65);
    }

    private PairQuality quality(
            String folder,
            Map<String, String> mapping,
            Function<Map<String, String>, String> truthOf,
            Predicate<String> wanted)
            throws IOException {
        var file = SharedData.find(folder).map(found -> found.resolve("records.csv"));
        assumeTrue(file.isPresent(), "skipped: ../shared/data/" + folder + " is not beside the checkout");
        var source = folder + System.nanoTime();
        var truth = new HashMap<String, String>();
        var taken = new ArrayList<CustomerDocument>();
        for (var row : rows(Files.readAllLines(file.get()))) {
            if (wanted.test(truthOf.apply(row))) {
                var document = document(row, mapping, source);
                truth.put(document.externalId(), truthOf.apply(row));
                taken.add(document);
            }
        }
        alone();
        identities.upsert(taken, true);
        automatic.from(AutomaticMerging.PROPOSED);
        drain();
        return PairQuality.of(truth, merged(source));
    }

    /** Other tests' customers are as if they had nothing that is compared. */
    private void alone() {
        jdbc.sql("delete from core.likeness_due").update();
        jdbc.sql("delete from core.duplicate").update();
        jdbc.sql("delete from core.likeness").update();
        jdbc.sql("delete from core.likeness_model").update();
        jdbc.sql("delete from core.duplicate_search").update();
        jdbc.sql("insert into core.likeness select id, :version, '', '{}' from core.customer")
                .param("version", LikenessStore.VERSION)
                .update();
    }

    private void drain() {
        while (worker.work()) {
            // the worker's thread would do the same
        }
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

    private static List<Map<String, String>> rows(List<String> lines) {
        var columns = cells(lines.get(0));
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            var row = new HashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return java.util.Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /** A cell that is no valid value is left out, as an import leaves it out. */
    private CustomerDocument document(Map<String, String> row, Map<String, String> mapping, String source) {
        var json = JsonNodeFactory.instance.objectNode().put("source", source);
        mapping.forEach((column, field) -> {
            var cell = row.getOrDefault(column, "");
            if (!cell.isEmpty()) {
                put(json, field, field.equals("birthDate") ? date(cell) : cell);
                if (!isValid(json)) {
                    json.remove(field);
                }
            }
        });
        return documents.read(json);
    }

    private boolean isValid(ObjectNode json) {
        try {
            documents.read(json.has("externalId") ? json : json.deepCopy().put("externalId", "any"));
            return true;
        } catch (InvalidInputException invalid) {
            return false;
        }
    }

    private static void put(ObjectNode json, String field, String value) {
        var dot = field.indexOf('.');
        if (dot < 0) {
            json.put(field, value);
        } else {
            json.withObject("/" + field.substring(0, dot)).put(field.substring(dot + 1), value);
        }
    }

    private static String date(String text) {
        return text.contains("-") ? text : text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
    }
}
