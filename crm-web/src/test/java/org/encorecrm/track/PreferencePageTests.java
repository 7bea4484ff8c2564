package org.encorecrm.track;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.encorecrm.channel.CaughtMails;
import org.encorecrm.message.GoLive;
import org.encorecrm.message.OwnLinks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The customer's own page, as a browser without cookies and scripts sees it, and as Chromium does. */
@EncoreWebTestWithWorkers
class PreferencePageTests {

    @Autowired
    Api api;

    @Autowired
    Office reader;

    @Autowired
    OwnLinks links;

    @Autowired
    GoLive live;

    @Autowired
    CaughtMails mails;

    private String email;
    private String customer;
    private String path;

    @BeforeEach
    void aReader() {
        live.switchLive(true);
        email = "reader." + UUID.randomUUID() + "@example.com";
        customer = api.post("/api/v1/customers", """
                {"email": "%s", "phone": "%s", "firstName": "Annabella", "consents": [
                  {"channel": "email", "purpose": "marketing", "granted": true, "at": "%s", "evidence": "form"}]}
                """.formatted(
                                email, phone(), Instant.now().minusSeconds(60)))
                .json()
                .get("id")
                .asString();
        path = path(links.preferences(Long.parseLong(customer), email));
    }

    private static String phone() {
        return "+7903"
                + Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()))
                        .substring(0, 7);
    }

    private static String path(String url) {
        return url.replaceFirst("https?://[^/]+", "");
    }

    @Test
    void tellsAStrangerNothingAndChangesNothingByBeingOpened() {
        var page = reader.get(path, "Accept-Language", "ru");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"ru\"", "r•••@example.com", "noindex")
                .doesNotContain(email, "Annabella", "<script");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(state("email")).isEqualTo("granted");
    }

    @Test
    void savesWhatIsTickedAndKeepsTheProof() {
        var saved = reader.postRaw(path, "allow=sms&often=1-14&time=18%3A00-22%3A00&days=6&days=7");

        assertThat(saved.body()).contains("Saved.").contains("value=\"1-14\" selected");
        assertThat(state("email")).isEqualTo("denied");
        assertThat(state("sms")).isEqualTo("granted");
        var data = api.get("/api/v1/customers/" + customer + "/export").json();
        assertThat(data.get("preferences").get(0).get("days").toString()).isEqualTo("[6,7]");
        assertThat(data.get("consent_log").toString()).contains("preference page", "127.0.0.1", "\"textVersion\":1");

        assertThat(reader.postRaw(path, "stop=yes").body()).contains("No advertising will come any more");
        assertThat(state("sms")).isEqualTo("denied");
        assertThat(state("phone")).isEqualTo("denied");
    }

    @Test
    void sendsTheDataToTheMailboxAndNotToWhoeverAsks() throws InterruptedException {
        var asked = reader.postRaw(path, "data=yes");
        assertThat(asked.body()).contains("on its way").doesNotContain(email);
        assertThat(reader.postRaw(path, "data=yes").body()).contains("within the last day");

        var giveUp = Instant.now().plus(Duration.ofSeconds(20));
        while (mails.page(email, Long.MAX_VALUE, 1).isEmpty() && Instant.now().isBefore(giveUp)) {
            Thread.sleep(50);
        }
        var letter = mails.open(mails.page(email, Long.MAX_VALUE, 1).get(0).id());
        var data = letter.html().replaceAll("(?s).*?\"https?://[^/\"]+(/p/data/[^\"]+)\".*", "$1");

        assertThat(reader.get(data).body()).contains("<form").doesNotContain("Annabella");
        var file = reader.postRaw(data, "format=html");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"my-data.html\"");
        assertThat(file.body()).contains("Annabella", email, "</html>").doesNotContain("<script", "http-equiv");
        assertThat(reader.postRaw(data, "format=json")
                        .json()
                        .get("profile")
                        .get(0)
                        .get("firstName")
                        .asString())
                .isEqualTo("Annabella");
    }

    @Test
    void outlivesAMergeButNoErasure() {
        var older = api.post("/api/v1/customers", "{\"externalId\": \"older-" + email + "\"}")
                .json()
                .get("id")
                .asString();
        api.post("/api/v1/customers/" + older + "/merge", "{\"with\": \"" + customer + "\"}");
        assertThat(reader.get(path).status()).isEqualTo(200);

        api.delete("/api/v1/customers/" + customer);

        assertThat(reader.get(path).status()).isEqualTo(404);
        assertThat(reader.get("/p/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(reader.get("/p/preview").status()).isEqualTo(404);
    }

    @Test
    void worksOnAPhoneByKeyboardAndForScreenReaders() {
        try (var browser = Browser.open()) {
            for (var width : new int[] {360, 1280}) {
                var page = browser.page(width, 800);
                page.navigate(reader.url() + path);
                assertThat(Browser.violations(page)).as("at %d", width).isEmpty();
                assertThat(Browser.sideways(page)).as("at %d", width).isZero();
            }
            var page = browser.page(360, 740);
            page.navigate(reader.url() + path);
            page.locator("input[name=allow][value=email]").press(" ");
            page.locator("#often").selectOption("1-7");
            page.locator("button:has-text('Save')").press("Enter");
            page.locator("[role=status]").waitFor();

            assertThat(page.evaluate("document.activeElement.getAttribute('role')"))
                    .as("what was done is read out")
                    .isEqualTo("status");
            assertThat(page.locator("input[name=allow][value=email]").isChecked())
                    .isFalse();
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(state("email")).isEqualTo("denied");
    }

    private String state(String channel) {
        for (var consent :
                api.get("/api/v1/customers/" + customer).json().get("consents").values()) {
            if (consent.get("channel").asString().equals(channel)) {
                return consent.get("state").asString();
            }
        }
        return "unknown";
    }
}
