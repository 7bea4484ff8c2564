package org.encorecrm.office.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTestWithWorkers
class ImportInBrowserTests {

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private final String mark = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36);
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void goesAllTheWayWithATableFromRussianExcel() {
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/customers/imports");
        page.setInputFiles("#file", new FilePayload("клиенты.csv", "text/csv", """
                Код;ФИО;Телефон;E-mail;Прочее
                %1$s-1;Петрова Анна Ивановна;8 (903) 222-33-44;a%1$s@example.com;x
                %1$s-2;Сидоров Пётр;не помню;;y
                ;Никто;;;z
                """.formatted(mark)
                .getBytes(Charset.forName("windows-1251"))));
        page.click("form[enctype] button");

        page.locator("#column0").waitFor();
        assertThat(page.inputValue("#column0")).isEqualTo("externalId");
        assertThat(page.inputValue("#column1")).isEqualTo("fullName");
        assertThat(page.inputValue("#column4")).isEmpty();
        assertThat(page.locator("main").innerText()).contains("Петрова Анна Ивановна");
        page.selectOption("#column4", "own");
        page.click("button[value=rehearse]");
        page.locator("#examples-title").waitFor();
        assertThat(page.locator("main").innerText()).contains("непонятно, кто это");
        assertThat(page.locator("main").textContent().replaceAll("\\s+", " ")).contains("прочее: x");
        assertThat(jdbc.sql("select count(*) from core.identifier where value like ?")
                        .param(mark + "%")
                        .query(Long.class)
                        .single())
                .isZero();

        page.locator("#now button.btn-primary").click();
        page.locator("form[action$='/undo']").waitFor();

        assertThat(jdbc.sql("""
                        select c.last_name || ' ' || c.middle_name || ' ' || c.phone || ' ' || c.custom_fields::text
                          from core.customer c join core.identifier i on i.customer_id = c.id where i.value = ?
                        """).param(mark + "-1").query(String.class).single())
                .isEqualTo("Петрова Ивановна +79032223344 {\"прочее\": \"x\"}");
        assertThat(page.locator("a[href$='/rejected']").count()).isEqualTo(1);
        page.locator("form[action$='/undo'] button").click();
        page.locator("h2:has-text('Отменён')").waitFor();
        assertThat(jdbc.sql("select count(*) from core.identifier where value like ?")
                        .param(mark + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fitsAPhoneAndSaysWhatIsWrong() {
        var page = browser.enter(office.url(), "admin", EncoreWebTest.ADMIN_PASSWORD, 360, 800);
        page.navigate(office.url() + "/customers/imports");
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "a.csv", "text/csv", "Цвет;Размер\nсиний;M\n".getBytes(Charset.forName("windows-1251"))));
        page.click("form[enctype] button");
        page.locator("#column0").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
        assertThat(Browser.violations(page)).isEmpty();

        page.click("button[value=run]");

        page.locator("[role=alert]").waitFor();
        assertThat(page.locator("[role=alert]").innerText()).contains("Непонятно, кто эти клиенты");
        page.click("form[action$='/remove'] button");
        page.waitForURL("**/customers/imports");
    }
}
