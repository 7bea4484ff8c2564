package org.encorecrm.office.settings;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import org.encorecrm.support.net.OutsideHosts;
import org.encorecrm.webhook.WebhookView;
import org.encorecrm.webhook.Webhooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class WebhooksPageTests {

    @Autowired
    Office office;

    @Autowired
    Webhooks webhooks;

    @Autowired
    OutsideHosts hosts;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @Test
    void showsTheSecretOnceAndWhatWasTold() {
        var added = office.post(
                "/settings/webhooks", "name", "Mine", "url", "https://shop.example/hook", "events", "customer.merged");
        var mine = webhooks.all().stream()
                .filter(webhook -> webhook.name().equals("Mine"))
                .findFirst()
                .map(WebhookView::id)
                .orElseThrow();
        var path = "/settings/webhooks/" + mine;

        assertThat(added.body()).contains("whsec_");
        assertThat(office.get("/settings/webhooks").body()).contains("Mine").doesNotContain("whsec_");
        office.post(path + "/test");
        assertThat(office.get(path).body()).contains("webhook.test");
        office.post(path + "/remove");
        assertThat(office.get(path).status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWhereItIs() {
        var refused = office.post("/settings/webhooks", "name", "", "url", "ftp://shop.example");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("name-error", "url-error", "events-error");
    }

    @Test
    void allowsHostsOfTheOwnNetwork() {
        office.post("/settings/webhooks/hosts", "allowedHosts", "shop.internal\n10.0.0.7");
        assertThat(hosts.allowed()).containsExactly("shop.internal", "10.0.0.7");

        office.post("/settings/webhooks/hosts", "allowedHosts", "http://shop/");
        assertThat(hosts.allowed()).containsExactly("shop.internal", "10.0.0.7");

        office.post("/settings/webhooks/hosts", "allowedHosts", "");
        assertThat(hosts.allowed()).isEmpty();
    }
}
