package org.encorecrm.office.customer;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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

        var card = office.get("/customers/" + id).body();

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
        assertThat(office.get("/customers/" + id + "?kind=note").body()).doesNotContain("Робот Кибо");
    }

    @Test
    void showsAManagerTheirOwnCustomersOnly() {
        var login = "m" + mark;
        users.add(login, "Olga", null, Role.MANAGER, "ru", "long enough");
        office.enter(login, "long enough");
        assertThat(found(mark)).doesNotContain("/customers/" + id + "\"");
        assertThat(office.get("/customers/" + id).status()).isEqualTo(404);
        assertThat(office.post("/customers/" + id + "/notes", "text", "mine").status())
                .isEqualTo(404);

        jdbc.sql("update core.customer set manager_login = :login where id = :id")
                .param("login", login)
                .param("id", Long.parseLong(id))
                .update();

        assertThat(found(mark)).contains("/customers/" + id + "\"");
        assertThat(office.get("/customers/" + id).status()).isEqualTo(200);
    }

    private String found(String typed) {
        return office.get("/customers?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }
}
