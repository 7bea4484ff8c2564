package org.encorecrm.office.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.security.Audit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreWebTest
class ErasurePageTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysWhatItWillDoAndDoesItWhenTheNumberIsTyped() {
        office.enterAsAdministrator();
        var customer = customer();

        assertThat(office.get("/customers/" + customer).body()).contains("/customers/" + customer + "/erase");
        assertThat(office.get("/customers/" + customer + "/erase").body()).contains("name=\"number\"");
        assertThat(office.post("/customers/" + customer + "/erase", "number", "17")
                        .body())
                .contains("is-invalid");
        assertThat(api.get("/api/v1/customers/" + customer).status()).isEqualTo(200);

        var done = office.post("/customers/" + customer + "/erase", "number", " " + customer + " ");

        assertThat(done.header("Location")).contains("/erasures/");
        var receipt = done.header("Location").replaceFirst(".*(/erasures/)", "$1");
        assertThat(office.get(receipt).body()).contains(customer);
        assertThat(office.get("/settings/erasures").body()).contains(receipt);
        assertThat(office.get("/customers/" + customer).status()).isEqualTo(404);
    }

    @Test
    void showsInTheAuditLogWhatWasSealedUntilTheCustomerIsErased() {
        office.enterAsAdministrator();
        var customer = customer();
        var secret = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status ->
                audit.recordAbout(Long.parseLong(customer), "customer.changed", null, Map.of("city", secret)));

        assertThat(office.get("/settings/audit").body()).contains(secret);

        api.delete("/api/v1/customers/" + customer);

        assertThat(office.get("/settings/audit").body()).doesNotContain(secret).contains(customer);
    }

    private String customer() {
        return api.post("/api/v1/customers", "{\"email\": \"%s@example.com\"}".formatted(UUID.randomUUID()))
                .json()
                .path("id")
                .asString();
    }
}
