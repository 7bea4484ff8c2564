package org.encorecrm.office.letters;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.encorecrm.message.MessageState;
import org.encorecrm.message.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class LetterPagesTests {

    private static final String EVIL = "<script>alert(1)</script>";

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource texts;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
        office.get("/templates/new"); // the login gave the session a new CSRF token
    }

    @Test
    void saysEveryStateAndReasonInWords() {
        for (var locale : new String[] {"ru", "en"}) {
            var language = java.util.Locale.forLanguageTag(locale);
            Arrays.stream(MessageState.values())
                    .forEach(state -> assertThat(texts.getMessage("letters.state." + state.code(), null, language))
                            .isNotBlank());
            Arrays.stream(Reason.values()).forEach(reason -> {
                assertThat(texts.getMessage("letters.reason." + reason.code(), null, language))
                        .isNotBlank();
                assertThat(texts.getMessage("letters.remedy." + reason.code(), null, language))
                        .isNotBlank();
            });
            Arrays.stream(Shown.values())
                    .forEach(shown -> assertThat(texts.getMessage("letters.shown." + shown.code(), null, language))
                            .isNotBlank());
        }
    }

    @Test
    void showsLettersWithTheReasonAndTheRemedy() {
        var message = message("held", "not_live");

        assertThat(office.get("/letters?state=kept").body()).contains("/letters/" + message);
        assertThat(office.get("/letters?state=trouble").body()).doesNotContain("/letters/" + message + "\"");
        var page = office.get("/letters/" + message).body();
        assertThat(page).contains("href=\"/settings\"", "sandbox=", "/letters/" + message + "/frame", "/send");
        assertThat(page).doesNotContain(EVIL);
    }

    @Test
    void showsTheLetterItselfInAFrameThatRunsNothing() {
        var frame = office.get("/letters/" + message("sent", null) + "/frame");

        assertThat(frame.header("Content-Security-Policy"))
                .contains("sandbox", "default-src 'none'")
                .doesNotContain("allow-scripts", "allow-same-origin", "script-src");
        assertThat(frame.body()).contains(EVIL);
    }

    @Test
    void showsEmptyListsWithWhatToDoNext() {
        assertThat(office.get("/letters?scenario=no-such-scenario").body()).contains("empty-state");
        assertThat(office.get("/mail?q=" + UUID.randomUUID()).body()).contains("empty-state");
    }

    @Test
    void savesATemplateAndSaysWhatIsWrongInPlace() {
        var key = "t-" + UUID.randomUUID();
        var wrong = office.post(
                "/templates", "fresh", "true", "key", key, "name", "N", "subject", "{{ x.y }}", "body", "<p>1</p>");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.body()).contains("x.y").contains("is-invalid");

        var saved =
                office.post("/templates", "fresh", "true", "key", key, "name", "N", "subject", "S", "body", "<p>1</p>");
        assertThat(saved.header("Location")).endsWith("/templates/" + key);
        assertThat(office.get("/templates/" + key).body()).contains("&lt;p&gt;1&lt;/p&gt;");
        var taken =
                office.post("/templates", "fresh", "true", "key", key, "name", "N", "subject", "S", "body", "<p>1</p>");
        assertThat(taken.body()).contains("is-invalid");
    }

    @Test
    void letsNobodySaveOverAnothersTemplate() {
        var key = "t-" + UUID.randomUUID();
        saveTemplate("fresh", "true", "key", key, "body", "<p>1</p>");
        var version = version(key);

        var first = saveTemplate("key", key, "version", version, "body", "<p>first</p>");
        var second = saveTemplate("key", key, "version", version, "body", "<p>second</p>");

        assertThat(first.header("Location")).endsWith("/templates/" + key);
        assertThat(second.body())
                .contains("&lt;p&gt;second&lt;/p&gt;", "name=\"version\" value=\"" + version + "\"")
                .contains("notice-bad", "target=\"_blank\" href=\"/templates/" + key);
        assertThat(office.get("/templates/" + key).body()).contains("&lt;p&gt;first&lt;/p&gt;");
        assertThat(saveTemplate("key", key, "version", version(key), "body", "<p>second</p>")
                        .header("Location"))
                .endsWith("/templates/" + key);
    }

    private Answer saveTemplate(String... form) {
        return office.post(
                "/templates",
                Stream.concat(Stream.of("name", "N", "subject", "S"), Arrays.stream(form))
                        .toArray(String[]::new));
    }

    private String version(String key) {
        var found = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(office.get("/templates/" + key).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void previewsADraftForARealCustomerAndSendsATest() {
        var customer = customer();
        var form = new String[] {
            "subject",
            "S {{ customer.firstName }}",
            "body",
            "<p>{{ greeting }}</p>",
            "customer",
            String.valueOf(customer),
            "to",
            "tester." + customer + "@example.com"
        };

        assertThat(office.post("/templates/check", form).body())
                .contains("S Анна")
                .contains("data-ready");
        var frame = office.post("/templates/frame", form);
        assertThat(frame.body()).contains("Анна!");
        assertThat(frame.header("Content-Security-Policy")).contains("sandbox");
        assertThat(office.post("/templates/test", form).header("HX-Trigger")).contains("toast", "tester." + customer);
        assertThat(office.get("/mail?q=tester." + customer).body()).contains("S Анна");
        assertThat(office.post("/templates/check", "subject", "{{ x }}", "body", "<p>1</p>")
                        .body())
                .contains("notice-bad");
    }

    @Test
    void saysWhereEveryReasonIsDealtWith() {
        for (var remedy : new String[] {"settings", "template", "customer"}) {
            assertThat(texts.getMessage("letters.remedy.go." + remedy, null, java.util.Locale.ENGLISH))
                    .isNotBlank();
        }
    }

    private long customer() {
        return jdbc.sql("""
                        insert into core.customer (first_name, created_at, updated_at) values ('Анна', now(), now())
                        returning id
                        """).query(Long.class).single();
    }

    private long message(String state, String reason) {
        return jdbc.sql("""
                        with message as (
                            insert into campaigns.message
                                   (customer_id, channel, template, dedup_key, state, reason, enqueued_at, state_at)
                            values (:customer, 'email', 't', :key, :state, :reason, now(), now()) returning id)
                        insert into campaigns.letter (message_id, subject, html, text)
                        select id, :evil, :evil, :evil from message returning message_id
                        """)
                .param("customer", customer())
                .param("key", UUID.randomUUID().toString())
                .param("state", state)
                .param("reason", reason)
                .param("evil", EVIL)
                .query(Long.class)
                .single();
    }
}
