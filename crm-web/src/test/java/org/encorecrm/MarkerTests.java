package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.encorecrm.channel.CaughtMails;
import org.encorecrm.message.GoLive;
import org.encorecrm.message.MessageLog;
import org.encorecrm.message.MessageState;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.security.Audit;
import org.encorecrm.support.BusinessClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A unique marker in every personal field, by every way in, through merge and undo, a letter, tasks, the audit log and
 * exports: while the person is a customer it is in no log, metric or link, and after their erasure nowhere at all.
 */
@EncoreWebTestWithWorkers
@ExtendWith(OutputCaptureExtension.class)
class MarkerTests {

    private final String word = "zq" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "x";
    private final String digits = "9" + String.format("%09d", System.nanoTime() % 1_000_000_000);
    private final List<String> markers = List.of(word, digits);
    private final String email = "anna." + word + "@" + word + ".ru";

    /** The shop's number of the order stays for the books. */
    private final String order = "books-" + UUID.randomUUID().hashCode();

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Messages messages;

    @Autowired
    MessageLog letters;

    @Autowired
    CaughtMails mails;

    @Autowired
    GoLive live;

    @Autowired
    Audit audit;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void leavesNoMarkerAnywhereAfterErasure(CapturedOutput log) throws Exception {
        live.switchLive(true);
        office.enterAsAdministrator();
        var customer = liveALife();
        var scan = new MarkerScan(jdbc);
        assertThat(scan.find(markers))
                .as("otherwise the test proves nothing")
                .containsKeys(
                        "core.customer",
                        "core.identifier",
                        "core.visitor",
                        "core.orders",
                        "core.order_status",
                        "core.event",
                        "core.note",
                        "core.complaint",
                        "core.review",
                        "core.answer",
                        "core.import_chunk",
                        "core.import_example",
                        "core.import_reject",
                        "core.import_effect",
                        "core.consent_log",
                        "core.mail_domain",
                        "campaigns.task",
                        "campaigns.letter",
                        "campaigns.message",
                        "campaigns.caught_mail")
                .doesNotContainKeys("core.merge", "core.idempotent_request", "web.audit_log");
        assertThat(jdbc.sql("select count(*) from core.import_effect where target = 'order' and before::text ilike ?")
                        .param("%" + word + "%")
                        .query(Long.class)
                        .single())
                .as("an order as it was before a file changed it")
                .isPositive();
        assertQuiet(log);

        var receipt = ok(api.delete("/api/v1/customers/" + customer));

        await(() -> jdbc.sql("select count(*) from core.change where dead_reason is null")
                        .query(Long.class)
                        .single()
                == 0);
        await(() -> jdbc.sql("select count(*) from core.import_erased")
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(scan.find(markers)).isEmpty();
        assertThat(ok(api.get("/api/v1/erasures/" + receipt.json().path("id").asString()))
                        .body())
                .doesNotContain(word)
                .doesNotContain(digits);
        assertQuiet(log);
    }

    /** The rule that holds without any erasure: personal data is never in logs, metrics and links. */
    private void assertQuiet(CapturedOutput log) {
        assertThat(log.getAll()).doesNotContainIgnoringCase(word).doesNotContain(digits);
        assertThat(ok(api.get("/actuator/prometheus")).body())
                .contains("jvm_memory")
                .doesNotContainIgnoringCase(word)
                .doesNotContain(digits);
    }

    /** The id of the customer, under which everything is known in the end. */
    private String liveALife() throws Exception {
        var one = id(post("/api/v1/customers", """
                {"externalId": "u-#", "email": "anna.#@#.ru", "visitorId": "v-#", "firstName": "#",
                 "lastName": "#", "middleName": "#", "sex": "female", "birthDate": "1990-04-12", "maritalStatus": "#",
                 "address": {"country": "RU", "region": "#", "city": "#", "street": "#", "postalCode": "#"},
                 "company": {"name": "#", "industry": "#", "size": 50, "position": "#"}, "tags": ["#"],
                 "utm": {"source": "#", "medium": "#", "campaign": "#", "term": "#", "content": "#"},
                 "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                               "at": "2026-10-01T12:00:00+03:00", "evidence": "#"}]}"""));
        ok(post("/api/v1/orders", order()));
        ok(post("/api/v1/orders/" + order + "/status", "{\"status\": \"confirmed\", \"comment\": \"#\"}"));
        ok(post("/api/v1/events", """
                [{"id": "e-1-%s", "type": "product_viewed", "visitorId": "v-#", "url": "https://shop.example/p?me=#",
                  "referrer": "https://x.example/?q=#", "utm": {"source": "#", "campaign": "#"}},
                 {"id": "e-2-%s", "type": "searched", "customer": {"externalId": "u-#"},
                  "properties": {"query": "#", "ip": "#", "userAgent": "#"}}]""".formatted(UUID.randomUUID(), UUID.randomUUID())));
        var other = id(post("/api/v1/customers", """
                {"phone": "+7~", "loyaltyCard": "card-#", "firstName": "#", "visitorId": "w-#"}"""));
        ok(post("/api/v1/events", """
                {"type": "review_left", "customer": {"phone": "+7~"}, "properties": {"text": "#"}}"""));
        var merge = ok(post("/api/v1/customers/" + one + "/merge", "{\"with\": \"" + other + "\"}"));
        ok(api.post("/api/v1/merges/" + merge.json().path("id").asString() + "/undo", ""));
        ok(post("/api/v1/customers/" + one + "/merge", "{\"with\": \"" + other + "\"}"));
        office.post("/customers/" + one + "/notes", "text", "He said " + word);
        office.post("/customers/" + one + "/tags", "add", word + " too");
        sayByEveryWayThereIs(one);
        comeWithEveryFile();
        doTasks(one);
        readALetter(one);
        transaction.executeWithoutResult(status -> audit.recordAbout(
                Long.parseLong(one), "customer.changed", Map.of("name", word), Map.of("name", digits)));
        leaveByEveryWayOut(one);
        jdbc.sql("insert into core.mail_domain (domain) values (:domain) on conflict do nothing")
                .param("domain", word + ".ru")
                .update();
        return one;
    }

    /** Own fields, reviews, answers to surveys of ours and of others, complaints, consent by word of mouth. */
    private void sayByEveryWayThereIs(String customer) {
        var survey = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        ok(post("/api/v1/surveys", """
                {"key": "%s", "name": "n", "title": {"en": "T"}, "questions": [
                 {"key": "score", "kind": "nps", "text": {"en": "Q"}}, {"key": "why", "kind": "text", "text": {"en": "W"}}]}""".formatted(survey)));
        ok(post("/api/v1/events", """
                [{"type": "survey_answered", "customer": {"externalId": "u-#"},
                  "properties": {"survey": "%s", "answers": {"score": 9, "why": "#"}}},
                 {"type": "survey_answered", "customer": {"externalId": "u-#"},
                  "properties": {"survey": "elsewhere", "answers": {"which": ["#"], "said": "#"}}},
                 {"type": "review_left", "sku": "A-1", "customer": {"externalId": "u-#"},
                  "properties": {"rating": 5, "text": "#", "order": "#"}}]""".formatted(survey)));
        ok(post("/api/v1/customers", "{\"externalId\": \"u-#\", \"customFields\": {\"secret\": \"#\"}}"));
        ok(post(
                "/api/v1/custom-fields",
                "{\"entity\": \"order\", \"key\": \"%s\", \"type\": \"text\"}".formatted(survey)));
        var id = jdbc.sql("select id from core.orders where external_id = ?")
                .param(order)
                .query(String.class)
                .single();
        assertThat(office.post("/orders/" + id + "/fields", "own." + survey, word)
                        .status())
                .isEqualTo(302);
        ok(api.delete("/api/v1/custom-fields/order/" + survey));
        var complaint = ok(post("/api/v1/complaints", """
                {"customerId": "%s", "text": "# broke", "orderExternalId": "%s"}""".formatted(customer, order)));
        ok(api.send(
                "PATCH",
                "/api/v1/complaints/" + complaint.json().path("id").asString(),
                filled("{\"state\": \"resolved\", \"answer\": \"Sorry, #\"}"),
                "application/json",
                "If-Match",
                "\"0\""));
        assertThat(office.post(
                                "/customers/" + customer + "/consents",
                                "about",
                                "sms|+7" + digits,
                                "purpose",
                                "marketing",
                                "granted",
                                "yes",
                                "at",
                                "2026-01-01T10:00",
                                "where",
                                "A call of " + word)
                        .status())
                .isEqualTo(302);
    }

    /** One that was taken in, with a line that was not; one that was rehearsed; one that nobody ever started. */
    private void comeWithEveryFile() throws Exception {
        var kind = "/api/v1/imports?kind=customers";
        taken(file(kind + "&options=%7B%22invalidCells%22%3A%22reject%22%7D", """
                Код;Почта;Имя;Город
                u-#;anna.#@#.ru;#;# again
                u-#;that is no address;#;#
                """));
        taken(file(
                kind + "&dryRun=true",
                "Телефон;Имя;Город\n8 (%s) %s;#;#\n".formatted(digits.substring(0, 3), digits.substring(3))));
        taken(file("/api/v1/imports?kind=orders", """
                order;date;status;total;updated at;email;city
                %s;20.11.2026;delivered;100;21.11.2026;anna.#@#.ru;# again
                """.formatted(order)));
        file(kind + "&start=false", "Код;Имя\nsomebody else;Ольга\nu-#;#\n");
    }

    private String file(String path, String lines) {
        return ok(api.send("POST", path, filled(lines), "text/csv"))
                .json()
                .path("id")
                .asString();
    }

    private void taken(String file) throws Exception {
        await(() -> !api.get("/api/v1/imports/" + file)
                .json()
                .path("state")
                .asString()
                .equals("running"));
        assertThat(api.get("/api/v1/imports/" + file).json().path("state").asString())
                .isEqualTo("done");
    }

    private String order() {
        return """
                {"externalId": "%s", "number": "%s", "status": "new", "placedAt": "2026-11-20T10:00:00Z",
                 "updatedAt": "2026-11-20T10:00:00Z", "currency": "RUB", "total": 100,
                 "customer": {"email": "%s", "firstName": "#"}, "visitorId": "v-#",
                 "items": [{"sku": "A-1", "name": "Robot", "quantity": 1, "price": 100}],
                 "delivery": {"method": "courier", "trackingNumber": "#", "address": {"city": "#", "street": "#"}},
                 "payment": {"method": "card", "status": "paid"}, "utm": {"source": "#"}}""".formatted(order, order, email);
    }

    private void doTasks(String customer) {
        var body = """
                {"title": "Call #", "customerId": "%s", "dueAt": "2026-12-01T10:00:00+03:00"}""".formatted(customer);
        var key = UUID.randomUUID().toString();
        var task = ok(api.send("POST", "/api/v1/tasks", filled(body), "application/json", "Idempotency-Key", key));
        var again = ok(api.send("POST", "/api/v1/tasks", filled(body), "application/json", "Idempotency-Key", key));
        assertThat(again.json()).isEqualTo(task.json());
        var seen = task.header("ETag");
        ok(api.send(
                "PATCH",
                "/api/v1/tasks/" + task.json().path("id").asString(),
                filled("{\"state\": \"done\", \"outcome\": \"reached\", \"comment\": \"#\"}"),
                "application/json",
                "If-Match",
                seen.isEmpty() ? "\"0\"" : seen));
        ok(post("/api/v1/tasks", body));
    }

    private void readALetter(String customer) throws Exception {
        var template = "marker-" + UUID.randomUUID();
        ok(post("/api/v1/templates", """
                {"key": "%s", "name": "n", "class": "service", "subject": "For {{ customer.firstName }}",
                 "html": "<p>{{ customer.lastName }} <a href='https://shop.example/x'>look</a></p>"}""".formatted(template)));
        var id = transaction.execute(status -> messages.enqueue(new OutgoingMessage(
                Long.parseLong(customer),
                Messages.EMAIL,
                template,
                null,
                null,
                UUID.randomUUID().toString(),
                Map.of("code", word),
                clock.now())));
        await(() -> letters.get(id).state() == MessageState.SENT);
        var caught = mails.page(email, Long.MAX_VALUE, 1).get(0);
        var html = mails.open(caught.id()).html();
        assertThat(html).contains(word);
        var links = html.split("href=\"");
        for (int i = 1; i < links.length; i++) {
            assertThat(links[i].substring(0, links[i].indexOf('"'))).doesNotContain(word);
        }
    }

    private void leaveByEveryWayOut(String customer) {
        var segment = "marker-" + UUID.randomUUID();
        ok(post("/api/v1/segments", """
                {"key": "%s", "name": "n", "kind": "static"}""".formatted(segment)));
        ok(post("/api/v1/segments/" + segment + "/members", "{\"customers\": [\"" + customer + "\"]}"));
        assertThat(api.get("/api/v1/segments/" + segment + "/export?format=csv").body())
                .contains(word);
        assertThat(ok(api.get("/api/v1/customers/" + customer + "/data")).body())
                .contains(word);
        assertThat(office.get("/customers/" + customer).body()).contains(word);
        office.get("/customers?q=" + word);
    }

    private Answer post(String path, String body) {
        return api.post(path, filled(body));
    }

    private String filled(String body) {
        return body.replace("#", word).replace("~", digits);
    }

    private String id(Answer answer) {
        return ok(answer).json().path("id").asString();
    }

    private Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!done.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
