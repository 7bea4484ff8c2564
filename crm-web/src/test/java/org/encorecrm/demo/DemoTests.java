package org.encorecrm.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import encore.testing.WebFixtures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.encorecrm.EncoreApplication;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.security.Role;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The demo from its opening to its end, in the order a person lives through it: each step needs the one before. */
@SpringBootTest(
        classes = EncoreApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "encore.database.connections-percent=50",
            "encore.admin-password=" + EncoreWebTest.ADMIN_PASSWORD,
            "encore.api-key=" + EncoreWebTest.API_KEY,
            "encore.demo.enabled=true",
            "encore.demo.customers=400",
            "encore.demo.orders-per-minute=0"
        })
@Import(WebFixtures.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class DemoTests {

    /** The generated, the hero, those of the shop's past, and those of the old shop's cards. */
    private static final int EVERYBODY = 400 + 1 + 10 + 7;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    BusinessClock clock;

    @Autowired
    History history;

    @Autowired
    EnterAs enterAs;

    @Autowired
    PredictionRuns predictions;

    @BeforeEach
    void theShopIsOpen() {
        await(() -> count("web.demo_shop where finished_at is not null") == 1
                || count("core.setting where key = 'demo.over'") == 1);
    }

    @Test
    @Order(1)
    void opensWithHistoryThatStartsNothing() {
        assertThat(count("core.customer where id > 0")).isEqualTo(EVERYBODY);
        assertThat(count("core.orders")).isGreaterThan(800);
        assertThat(count("segmentation.member where left_at is null")).isGreaterThan(10);
        assertThat(members("loyal-gone-quiet")).isPositive();
        assertThat(members("no-second-purchase")).isPositive();
        assertThat(count("campaigns.scenario where state = 'active'")).isEqualTo(5);

        assertThat(count("campaigns.message")).isZero();
        assertThat(count("campaigns.task")).isZero();
        assertThat(count("campaigns.scenario_run")).isZero();
    }

    @Test
    @Order(1)
    void showsEveryCapabilityFilled() {
        assertThat(List.of(
                        "core.review",
                        "core.answer where survey = 'after_delivery' and kind = 'nps'",
                        "core.complaint where state <> 'resolved'",
                        "core.complaint where resolved_at < now() - interval '30 days'",
                        "core.custom_field where entity = 'order'",
                        "core.customer where custom_fields -> 'points' is not null",
                        "core.orders where custom_fields -> 'gift_wrap' is not null",
                        "core.note",
                        "core.import where state = 'done' and rejected > 0",
                        "core.duplicate where decision is null",
                        "core.merge where undone_at is null",
                        "core.merge where undone_at is not null",
                        "core.erasure",
                        "core.consent_log where purpose = 'processing'",
                        "campaigns.webhook",
                        "segmentation.backtest",
                        "segmentation.segment where held_since is not null",
                        "segmentation.segment where kind = 'static'"))
                .allSatisfy(shown -> await(() -> count(shown) > 0));
    }

    @Test
    @Order(2)
    void takesAPartThatWasCutShortForTheRepetitionItIs() {
        var orders = count("core.orders");
        var events = count("core.event");

        history.handIn(0);

        assertThat(count("core.customer where id > 0")).isEqualTo(EVERYBODY);
        assertThat(count("core.orders")).isEqualTo(orders);
        assertThat(count("core.event")).isEqualTo(events);
    }

    @Test
    @Order(3)
    void sendsTheLetterAndMakesTheTaskAfterTheFourthOrder() {
        assertThat(members("suit-buyers", "demo-ivan")).isZero();

        var answer = api.put("/api/v1/orders/readme-1", """
                {"customer": {"externalId": "demo-ivan"}, "currency": "RUB", "total": 64900,
                 "items": [{"sku": "SUIT-1", "name": "Костюм", "category": "Одежда/Костюмы", "quantity": 1, "price": 64900}]}
                """);

        assertThat(answer.status()).isBetween(200, 201);
        await(() -> count("campaigns.caught_mail where envelope_to = 'ivan.petrov@example.com'") == 1);
        assertThat(members("suit-buyers", "demo-ivan")).isEqualTo(1);
        assertThat(count("campaigns.task where assignee = 'olga' and scenario = 'suit-accessories'"))
                .isEqualTo(1);
        assertThat(letter())
                .contains("Здравствуйте, Иван!", "Портфель", "Запонки")
                .doesNotContain("Галстук");

        var road = office.enterAsAdministrator()
                .get("/road/" + answer.json().get("id").stringValue());
        assertThat(road.status()).isEqualTo(200);
        assertThat(road.body()).contains("Покупатели костюмов", "Аксессуары к костюму");
    }

    @Test
    @Order(4)
    void letsSomebodyJustLikeTheHeroBuyTheNextSuit() {
        var posted = office.enterAsAdministrator().post("/demo/orders");

        assertThat(posted.status()).isEqualTo(302);
        await(() -> count("campaigns.task where scenario = 'suit-accessories'") == 2);
    }

    @Test
    @Order(5)
    void walksAWeekAndTellsWhatHappened() {
        var before = clock.now();
        var departed = office.enterAsAdministrator().post("/demo/journeys", "way", "WEEK");

        await(() -> count("web.demo_journey where state = 'done'") == 1);
        assertThat(clock.now()).isAfter(before.plus(Duration.ofDays(7)));
        // The workers go on, with the moves of the last moment, and letters for a better hour may wait.
        await(() -> count("core.change where dead_reason is null") == 0);
        await(() -> count("""
                campaigns.message where state in ('queued', 'claimed', 'sending')
                    and due_at <= (select max(arrives_at) from web.demo_journey)""") == 0);
        assertThat(count("web.demo_journey where orders > 0")).isEqualTo(1);
        var digest = office.enterAsAdministrator().get(path(departed.header("Location")));
        assertThat(digest.status()).isEqualTo(200);
        assertThat(digest.body()).contains("/segments/").contains("/letters?scenario=");
    }

    @Test
    @Order(6)
    void keepsTheStoryAndTheStripOnEveryPage() {
        var page = office.enterAsAdministrator().get("/welcome");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("demo-bar", "demo-ivan", "/api/v1/orders/readme-1");
    }

    @Test
    @Order(7)
    void letsOneInWithoutAPasswordFromThisMachine() {
        assertThat(office.get("/login").body()).contains("value=\"MARKETER\"");

        var entered = office.post("/demo/enter", "as", "MARKETER");

        assertThat(entered.header("Location")).endsWith("/welcome");
        assertThat(office.get("/segments").status()).isEqualTo(200);
        assertThat(office.get("/settings").status()).isEqualTo(403);
    }

    @Test
    @Order(8)
    void letsNobodyInFromElsewhereOrByAForgedForm() {
        var stranger = new MockHttpServletRequest("POST", "/demo/enter");
        stranger.setRemoteAddr("10.0.0.7");
        stranger.setServerName("localhost");

        assertThatThrownBy(() -> enterAs.enter(Role.MARKETER, stranger, new MockHttpServletResponse()))
                .isInstanceOf(NotFoundException.class);
        office.postRaw("/demo/enter", "as=MARKETER");
        assertThat(office.get("/segments").status()).isNotEqualTo(200);
    }

    @Test
    @Order(9)
    void leavesAnEmptyBaseForGood(CapturedOutput log) {
        var administrator = office.enterAsAdministrator();
        assertThat(administrator.post("/demo/my-shop").header("Location")).contains("unsure");
        assertThat(count("core.customer")).isPositive();

        predictions.start();
        administrator.post("/demo/my-shop", "sure", "true");

        assertThat(log.getAll())
                .as("nobody was in the middle of something")
                .doesNotContain("prediction_customer", "prediction_run_pkey");
        assertThat(predictions.start().running())
                .as("numbers go on behind those put back")
                .isTrue();
        assertThat(count("core.customer")).isZero();
        assertThat(count("segmentation.segment")).isZero();
        assertThat(count("campaigns.message")).isZero();
        assertThat(count("core.order_status_kind")).isPositive();
        assertThat(count("web.app_user where role = 'administrator'")).isEqualTo(1);
        assertThat(jdbc.sql("select login from web.app_user")
                        .query(String.class)
                        .list())
                .containsExactly("admin");
        assertThat(count("core.business_clock where shift = interval '0'")).isEqualTo(1);
        assertThat(administrator.get("/").body())
                .as("the first steps of one's own")
                .contains("Загрузите клиентов");
        assertThat(api.put("/api/v1/orders/mine-1", "{\"customer\": {\"externalId\": \"me\"}, \"total\": 100}")
                        .status())
                .isBetween(200, 201);
    }

    private String letter() {
        return jdbc.sql("""
                        select l.text from campaigns.letter l join campaigns.message m on m.id = l.message_id
                         where m.scenario = 'suit-accessories' order by l.message_id limit 1
                        """).query(String.class).single();
    }

    private long members(String segment) {
        return count("segmentation.member m join segmentation.segment s on s.id = m.segment_id and s.key = '" + segment
                + "' where m.left_at is null");
    }

    private long members(String segment, String customer) {
        return count("segmentation.member m join segmentation.segment s on s.id = m.segment_id and s.key = '" + segment
                + "' join core.identifier i on i.customer_id = m.customer_id and i.value = '" + customer
                + "' where m.left_at is null");
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
