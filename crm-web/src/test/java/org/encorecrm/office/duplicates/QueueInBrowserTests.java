package org.encorecrm.office.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class QueueInBrowserTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open();
        jdbc.sql("delete from core.duplicate where decision is null").update();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void worksThroughTheQueueWithTheKeyboardAndTakesAMergeBack() {
        var anna = customer("a", "\"firstName\": \"Анна\", \"address\": {\"city\": \"Казань\"}");
        var anya = customer("b", "\"firstName\": \"Аня\", \"address\": {\"city\": \"Москва\"}");
        var twin = customer("c", "\"firstName\": \"Пётр\"");
        var other = customer("d", "\"firstName\": \"Павел\"");
        pair(anna, anya, 0.98);
        pair(twin, other, 0.7);
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/customers/duplicates");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Browser.violations(page)).isEmpty();

        page.check("input[name='keep_city'][value=younger]");
        page.keyboard().press("1");
        page.locator("#pair a >> text=Павел").waitFor();
        assertThat(field(anna, "city")).isEqualTo("Москва");
        assertThat(field(anna, "first_name")).isEqualTo("Анна");

        page.keyboard().press("d");
        page.locator("#pair .empty-state").waitFor();
        assertThat(jdbc.sql("select decision from core.duplicate where a = ?")
                        .param(twin)
                        .query(String.class)
                        .single())
                .isEqualTo("distinct");

        page.navigate(office.url() + "/customers/" + anya);
        page.waitForURL(office.url() + "/customers/" + anna);
        page.locator("form[action$='/undo'] button").click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(field(anna, "city")).isEqualTo("Казань");
        assertThat(field(anya, "city")).isEqualTo("Москва");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void putsOffAndFitsAPhone() {
        var one = customer("e", "\"lastName\": \"Первый\"");
        var two = customer("f", "\"lastName\": \"Второй\"");
        var three = customer("g", "\"lastName\": \"Третий\"");
        pair(one, two, 0.9);
        pair(one, three, 0.8);
        var page = browser.enter(office.url(), "admin", EncoreWebTest.ADMIN_PASSWORD, 360, 800);
        page.navigate(office.url() + "/customers/duplicates");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Browser.sideways(page)).isEqualTo(0);

        page.keyboard().press("3");

        page.locator("#pair a >> text=Третий").waitFor();
        page.keyboard().press("3");
        page.locator("#pair a >> text=Второй").waitFor();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsByHandWhatAMergeWouldDoAndDoesIt() {
        var one = customer("h", "\"lastName\": \"Левый\"");
        var two = customer("i", "\"lastName\": \"Правый\"");
        office.enterAsAdministrator();

        var sheet = office.get("/customers/" + one + "/merge?with=" + two).body();

        assertThat(sheet).contains("Левый", "Правый", "keep_last_name");
        office.post("/customers/" + one + "/merge", "with", two + "", "keep_last_name", "younger");
        assertThat(field(one, "last_name")).isEqualTo("Правый");
        assertThat(office.get("/customers/" + one + "/merge?with=" + two).body())
                .as("it is the same customer now")
                .doesNotContain("keep_last_name");
    }

    private long customer(String name, String fields) {
        return Long.parseLong(api.post("/api/v1/customers", """
                        {"externalId": "%s-%s", %s}""".formatted(mark, name, fields))
                .json()
                .get("id")
                .asString());
    }

    private void pair(long a, long b, double score) {
        jdbc.sql("""
                        insert into core.duplicate (a, b, score, reasons, found_at, searched)
                        values (?, ?, ?, '{first_name.alike,city.different}', now(), true)
                        """).params(a, b, score).update();
    }

    private String field(long customer, String column) {
        return jdbc.sql("select %s from core.customer where id = ?".formatted(column))
                .param(customer)
                .query(String.class)
                .single();
    }
}
