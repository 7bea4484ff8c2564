package org.encorecrm.track;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.channel.CaughtLetter;
import org.encorecrm.channel.CaughtMails;
import org.encorecrm.message.GoLive;
import org.encorecrm.message.MessageLog;
import org.encorecrm.message.MessageState;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreWebTestWithWorkers
class LetterLinksTests {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    @Autowired
    Office reader;

    @Autowired
    Messages messages;

    @Autowired
    MessageLog log;

    @Autowired
    CaughtMails mails;

    @Autowired
    Templates templates;

    @Autowired
    GoLive live;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BusinessClock clock;

    private String email;
    private long message;
    private CaughtLetter letter;

    @BeforeEach
    void receiveALetter() throws InterruptedException {
        live.switchLive(true);
        email = "reader." + UUID.randomUUID() + "@example.com";
        message = send();
        letter = mails.open(mails.page(email, Long.MAX_VALUE, 1).get(0).id());
    }

    @Test
    void openingThePageDoesNotUnsubscribe() throws InterruptedException {
        var page = reader.get(path("/u/"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<form").doesNotContain("<script");
        assertThat(log.get(send()).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void unsubscribesByOneClickWithoutCookies() throws InterruptedException {
        var header = letter.headers().stream()
                .filter(candidate -> candidate.name().equals("List-Unsubscribe"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(header).isEqualTo("<" + link("/u/") + ">");

        var answer = reader.postRaw(path("/u/"), "List-Unsubscribe=One-Click");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(log.get(send()).reason()).isEqualTo("unsubscribed");
    }

    @Test
    void unsubscribesAndComesBackByTheButtonsOfThePage() throws InterruptedException {
        assertThat(reader.postRaw(path("/u/"), "").body()).contains("name=\"back\"");
        assertThat(log.get(send()).reason()).isEqualTo("unsubscribed");

        reader.postRaw(path("/u/"), "back=yes");
        assertThat(log.get(send()).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void refusesForgedLinks() {
        assertThat(reader.postRaw("/u/MQ.AAAAAAAAAAAAAAAAAAAAAA", "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(404);
        assertThat(reader.get("/u/preview").status()).isEqualTo(404);
        assertThat(reader.get("/c/" + path("/o/").substring(3)).status()).isEqualTo(404);
        assertThat(reader.get("/o/nonsense").status())
                .as("the picture tells a stranger nothing")
                .isEqualTo(200);
    }

    @Test
    void countsPeopleAndNotRobots() {
        reader.get(path("/o/"), "User-Agent", "GoogleBot/2.1");
        assertThat(log.get(message).openedAt()).isNull();

        var pixel = reader.get(path("/o/"), "User-Agent", BROWSER);
        assertThat(pixel.header("Content-Type")).isEqualTo("image/gif");
        assertThat(log.get(message).openedAt()).isNotNull();
        assertThat(log.get(message).clickedAt()).isNull();

        var click = reader.get(path("/c/"), "User-Agent", BROWSER);
        assertThat(click.status()).isEqualTo(302);
        assertThat(click.header("Location")).isEqualTo("https://shop.example/p?a=1&b=%D0%B4%D0%B0");
        assertThat(log.get(message).clickedAt()).isNotNull();
    }

    private String path(String kind) {
        return link(kind).replaceFirst("https?://[^/]+", "");
    }

    private String link(String kind) {
        return letter.html().replaceAll("(?s).*?\"(https?://[^/\"]+" + kind + "[^\"]+)\".*", "$1");
    }

    /** Answers once the worker has decided. */
    private long send() throws InterruptedException {
        var template = "t-" + UUID.randomUUID();
        templates.save(new TemplateDraft(
                template,
                "n",
                TemplateClass.ADVERTISING,
                "Hello",
                null,
                "<a href=\"https://shop.example/p?a=1&amp;b=да\">shop</a>",
                null,
                null));
        var id = transaction.execute(status -> messages.enqueue(new OutgoingMessage(
                customer(),
                Messages.EMAIL,
                template,
                null,
                null,
                UUID.randomUUID().toString(),
                Map.of(),
                clock.now())));
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!decided(id) && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        return id;
    }

    private boolean decided(long id) {
        var state = log.get(id).state();
        return state != MessageState.QUEUED && state != MessageState.CLAIMED && state != MessageState.SENDING;
    }

    private long customer() {
        var known = jdbc.sql("select id from core.customer where email = :email")
                .param("email", email)
                .query(Long.class)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        var id = jdbc.sql("""
                        insert into core.customer (email, created_at, updated_at) values (:email, now(), now())
                        returning id
                        """).param("email", email).query(Long.class).single();
        jdbc.sql("""
                        insert into core.consent (customer_id, channel, purpose, address, granted, at)
                        values (:id, 'email', 'marketing', :email, true, :at)
                        """)
                .param("id", id)
                .param("email", email)
                .param("at", Timestamp.from(clock.now().minusSeconds(60)))
                .update();
        return id;
    }
}
