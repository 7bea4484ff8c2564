package org.encorecrm.office.customer;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import encore.testing.Statements;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.ui.ExtendedModelMap;

@EncoreWebTest
class CustomerPagesTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CustomerPage card;

    private final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);
    private final String digits = String.valueOf(1_000_000 + Math.abs(mark.hashCode()) % 9_000_000);
    private String id;

    @BeforeEach
    void anna() {
        id = api.post("/api/v1/customers", """
                        {"externalId": "%1$s", "email": "anna.%1$s@example.com", "phone": "+7903%2$s",
                         "firstName": "Анна", "lastName": "Фамилия%1$s"}
                        """.formatted(mark, digits))
                .json()
                .get("id")
                .asString();
        assertThat(api.put("/api/v1/orders/n-" + mark, """
                        {"number": "N%1$s", "currency": "RUB", "total": 1234.5, "customer": {"externalId": "%1$s"},
                         "items": [{"sku": "S", "name": "Робот Кибо", "quantity": 2, "price": 617.25}]}
                        """.formatted(mark)).status())
                .isEqualTo(201);
        office.enterAsAdministrator();
    }

    @Test
    void findsByPartOfTheNameByAddressesInAnySpellingAndByOrder() {
        var national =
                "8 (903) %s-%s-%s".formatted(digits.substring(0, 3), digits.substring(3, 5), digits.substring(5));

        for (var typed : new String[] {
            "фамилия" + mark,
            mark + " анна",
            "ANNA." + mark + "@example.com",
            national,
            digits.substring(1),
            "N" + mark,
            mark
        }) {
            assertThat(found(typed)).as(typed).contains("/customers/" + id + "\"");
        }
        assertThat(found("%" + mark)).doesNotContain("/customers/" + id + "\"");
    }

    @Test
    void showsWhatIsKnownAboutAnAddress() {
        var domain = UUID.randomUUID() + ".org";
        jdbc.sql("""
                        insert into core.mail_domain (domain, state, suggestion, detail)
                        values (:domain, 'refuses', 'gmail.com', 'no such domain')
                        """).param("domain", domain).update();
        api.post("/api/v1/customers", """
                {"externalId": "%s", "email": "second@%s"}
                """.formatted(mark, domain));

        var card = office.get("/customers/" + id + "?tab=data").body();

        assertThat(card).contains("title=\"no such domain\"").contains("second@gmail.com");
    }

    @Test
    void answersTypingWithTheListAlone() {
        var answer = office.get("/customers?q=" + mark, "HX-Request", "true");

        assertThat(answer.body()).contains("id=\"found\"").doesNotContain("<nav aria", "<html");
    }

    @Test
    void tellsEverythingInOneTimeline() {
        office.post("/customers/" + id + "/notes", "text", "Любит <b>роботов</b>");

        var card = office.get("/customers/" + id).body();

        assertThat(card)
                .contains("Робот Кибо × 2", "N" + mark, "&lt;b&gt;роботов")
                .doesNotContain("<b>роботов");
        assertThat(office.get("/customers/" + id + "?kind=note", "HX-Request", "true")
                        .body())
                .doesNotContain("Робот Кибо");
    }

    @Test
    void showsAManagerTheirOwnCustomersOnly() {
        var login = "m" + mark;
        users.add(login, "Olga", null, Role.MANAGER, "ru", "long enough");
        office.enter(login, "long enough");
        assertThat(found(mark)).doesNotContain("/customers/" + id + "\"");
        assertThat(office.get("/customers/" + id).status()).isEqualTo(404);
        for (var post : List.of("/notes", "/complaints", "/tags", "/manager")) {
            assertThat(office.post("/customers/" + id + post, "text", "mine").status())
                    .as(post)
                    .isEqualTo(404);
        }
        assertThat(office.get("/search?q=" + mark).body()).doesNotContain("/customers/" + id + "\"");

        jdbc.sql("update core.customer set manager_login = :login where id = :id")
                .param("login", login)
                .param("id", Long.parseLong(id))
                .update();

        assertThat(found(mark)).contains("/customers/" + id + "\"");
        assertThat(office.get("/customers/" + id).status()).isEqualTo(200);
    }

    @Test
    void opensWithTheSameNumberOfStatementsHoweverBusyTheCustomer() {
        var before = counts();
        for (var n = 0; n < 25; n++) {
            api.put("/api/v1/orders/n-" + mark + n, """
                    {"currency": "RUB", "total": 10, "customer": {"externalId": "%1$s"},
                     "items": [{"sku": "S", "name": "Робот", "quantity": 1, "price": 10}]}
                    """.formatted(mark));
            office.post("/customers/" + id + "/notes", "text", "note " + n);
            office.post("/customers/" + id + "/complaints", "text", "complaint " + n);
        }

        assertThat(counts()).isEqualTo(before);
    }

    /** Of each part of the card, without the frame of the page. */
    private List<Integer> counts() {
        return Arrays.stream(CardTab.values())
                .map(tab -> Statements.during(() -> card.card(
                        Long.parseLong(id),
                        tab.code(),
                        Set.of(),
                        null,
                        null,
                        new TestingAuthenticationToken("admin", "", "ROLE_ADMINISTRATOR"),
                        Locale.ENGLISH,
                        new ExtendedModelMap())))
                .toList();
    }

    @Test
    void writesAComplaintAndItsAnswer() {
        office.post("/customers/" + id + "/complaints", "text", "Не <i>едет</i>", "order", "");
        var card = office.get("/customers/" + id).body();
        assertThat(card).contains("Не &lt;i&gt;едет", "приостановлена из-за жалобы");
        var complaint = card.replaceFirst("(?s).*/complaints/(\\d+)\".*", "$1");

        assertThat(office.get("/complaints").body()).contains("/complaints/" + complaint + "\"");
        office.post("/complaints/" + complaint, "version", "0", "state", "resolved", "answer", " ");
        assertThat(office.get("/complaints/" + complaint).body()).contains("Напишите, что ответили клиенту.");
        office.post("/complaints/" + complaint, "version", "0", "state", "resolved", "answer", "Новый в пути");

        assertThat(office.get("/customers/" + id).body())
                .contains("Новый в пути")
                .doesNotContain("приостановлена из-за жалобы");
    }

    @Test
    void setsTheManagerAndTags() {
        var login = "t" + mark;
        users.add(login, "Olga", null, Role.MANAGER, "ru", "long enough");
        office.post("/customers/" + id + "/manager", "login", login);
        office.post("/customers/" + id + "/tags", "add", "  any   tag " + mark);
        office.post("/customers/" + id + "/tags", "add", "other");
        office.post("/customers/" + id + "/tags", "remove", "other");

        var customer = api.get("/api/v1/customers/" + id).json();
        assertThat(customer.get("managerLogin").asString()).isEqualTo(login);
        assertThat(customer.get("tags").toString()).isEqualTo("[\"any tag " + mark + "\"]");
        assertThat(office.post("/customers/" + id + "/manager", "login", "nobody at all")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void changesAndDeletesOnesOwnNotesOnly() {
        office.post("/customers/" + id + "/notes", "text", "Любит роботов");
        var note = jdbc.sql("select id from core.note where customer_id = :id")
                .param("id", Long.parseLong(id))
                .query(Long.class)
                .single();
        var path = "/customers/" + id + "/notes/" + note;
        office.post(path, "text", "Любит кукол");
        assertThat(office.get("/customers/" + id).body())
                .contains("Любит кукол")
                .doesNotContain("Любит роботов");

        var login = "n" + mark;
        users.add(login, "Olga", null, Role.OPERATOR, "ru", "long enough");
        office.enter(login, "long enough");
        assertThat(office.post(path, "text", "mine").status()).isEqualTo(404);
        assertThat(office.post(path + "/delete").status()).isEqualTo(404);

        office.enterAsAdministrator();
        office.post(path + "/delete");
        assertThat(office.get("/customers/" + id).body()).doesNotContain("Любит кукол");
    }

    @Test
    void findsOverAnyPage() {
        var found = office.get("/search?q=" + mark).body();

        assertThat(found).contains("/customers/" + id + "\"").doesNotContain("<html");
        assertThat(office.get("/search?q=" + "x".repeat(5000)).status()).isEqualTo(200);
    }

    private String found(String typed) {
        return office.get("/customers?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }
}
