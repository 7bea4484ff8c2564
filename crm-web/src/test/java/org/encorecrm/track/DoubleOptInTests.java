package org.encorecrm.track;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.encorecrm.channel.CaughtLetter;
import org.encorecrm.channel.CaughtMail;
import org.encorecrm.channel.CaughtMails;
import org.encorecrm.consent.DoubleOptIn;
import org.encorecrm.message.GoLive;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the shop's form to the mailbox's yes. */
@EncoreWebTestWithWorkers
class DoubleOptInTests {

    @Autowired
    Api api;

    @Autowired
    Office reader;

    @Autowired
    Settings settings;

    @Autowired
    GoLive live;

    @Autowired
    CaughtMails mails;

    @Autowired
    JdbcClient jdbc;

    private String email;

    @BeforeEach
    void switchOn() {
        live.switchLive(true);
        settings.put(DoubleOptIn.SETTING, "true");
        email = "reader." + UUID.randomUUID() + "@example.com";
    }

    @AfterEach
    void switchOff() {
        settings.put(DoubleOptIn.SETTING, "false");
    }

    @Test
    void grantsOnceTheButtonIsPressedAndKeepsTheProof() throws InterruptedException {
        var customer = subscribe("", "");
        assertThat(state(customer)).isEqualTo("pending");
        var path = path(letter());

        var page = reader.get(path, "User-Agent", "MailScanner/1.0");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"en\"")
                .contains("Yes, subscribe me")
                .doesNotContain(email);
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(state(customer)).as("scanners open links").isEqualTo("pending");

        assertThat(reader.postRaw(path, "").body()).contains("You are subscribed");

        assertThat(state(customer)).isEqualTo("granted");
        assertThat(jdbc.sql("""
                                select text_version || ' ' || language || ' ' || host(ip) from core.consent_log
                                 where customer_id = :id and granted and origin = 'customer'
                                """)
                        .param("id", Long.valueOf(customer))
                        .query(String.class)
                        .single())
                .isEqualTo("1 en 127.0.0.1");
        assertThat(reader.postRaw(path, "no=yes").body())
                .as("it has been answered")
                .contains("You are subscribed");
    }

    @Test
    void takesANoForAnAnswer() throws InterruptedException {
        var customer = subscribe("", "");

        reader.postRaw(path(letter()), "no=yes");

        assertThat(state(customer)).isEqualTo("denied");
    }

    @Test
    void keepsACopyNobodyOnTheStaffCanConfirmBy() throws InterruptedException {
        var customer = subscribe("", "");
        letter();

        assertThat(jdbc.sql("""
                                select l.html from campaigns.letter l join campaigns.message m on m.id = l.message_id
                                 where m.customer_id = :id
                                """)
                        .param("id", Long.valueOf(customer))
                        .query(String.class)
                        .single())
                .contains("/p/preview")
                .doesNotContain("/p/confirm/");
    }

    @Test
    void writesToNobodyAboutHistory() throws InterruptedException {
        var customer = subscribe("?actions=none", "");
        Thread.sleep(300);

        assertThat(state(customer)).isEqualTo("granted");
        assertThat(mails()).isEmpty();
    }

    @Test
    void refusesAVersionThatWasNeverShown() {
        assertThat(api.post("/api/v1/customers", body(", \"textVersion\": 999")).status())
                .isEqualTo(422);
        assertThat(api.post("/api/v1/customers", body(", \"ip\": \"example.com\""))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/v1/customers", body(", \"textVersion\": 1, \"ip\": \"2001:db8::7\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void knowsNoForgedLink() {
        assertThat(reader.get("/p/confirm/" + "A".repeat(32)).status()).isEqualTo(404);
        assertThat(reader.postRaw("/p/confirm/preview", "").status()).isEqualTo(404);
    }

    private String subscribe(String query, String more) {
        var answer = api.post("/api/v1/customers" + query, body(more));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String body(String more) {
        return """
                {"email": "%s", "consents": [{"channel": "email", "purpose": "marketing", "granted": true, "at": "%s",
                  "evidence": "footer form", "language": "en"%s}]}
                """.formatted(email, Instant.now(), more);
    }

    private String state(String customer) {
        return api.get("/api/v1/customers/" + customer)
                .json()
                .get("consents")
                .get(0)
                .get("state")
                .asString();
    }

    private List<CaughtMail> mails() {
        return mails.page(email, Long.MAX_VALUE, 10);
    }

    private CaughtLetter letter() throws InterruptedException {
        var giveUp = Instant.now().plus(Duration.ofSeconds(20));
        while (mails().isEmpty() && Instant.now().isBefore(giveUp)) {
            Thread.sleep(50);
        }
        assertThat(mails()).hasSize(1);
        return mails.open(mails().get(0).id());
    }

    private static String path(CaughtLetter letter) {
        return letter.html().replaceAll("(?s).*?\"https?://[^/\"]+(/p/confirm/[^\"]+)\".*", "$1");
    }
}
