package org.encorecrm.office.customer;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager's way: find somebody without a mouse, write down what is wrong, answer it. */
@EncoreWebTest
class CardInBrowserTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    private final String mark =
            String.valueOf(100_000_000L + Math.abs(UUID.randomUUID().getMostSignificantBits() % 900_000_000L));
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open();
        api.post("/api/v1/customers", """
                {"externalId": "%1$s", "email": "card.%1$s@example.com", "firstName": "Наталья", "lastName": "Щербакова%1$s"}
                """.formatted(mark));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void findsSomebodyWritesDownAComplaintAndAnswersIt() {
        var page = browser.enter(office.url(), "admin", EncoreWebTest.ADMIN_PASSWORD, 360, 800);
        page.navigate(office.url() + "/segments");
        page.keyboard().press("Control+k");
        page.keyboard().type("shcherbakova" + mark);
        page.locator("[data-quick-hit]").first().waitFor();
        assertThat(Browser.violations(page)).isEmpty();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.contains("/customers/"));

        page.locator("#note").fill("Loves robots");
        page.locator("#note + button").click();
        page.locator(".timeline p >> text=Loves robots").first().waitFor();

        page.locator(".complain summary").press("Enter");
        page.locator("#complaint").fill("It does not move");
        page.locator(".complain button").click();
        page.locator(".glance .badge-bad").first().waitFor();
        assertThat(Browser.violations(page)).isEmpty();
        assertThat(Browser.sideways(page)).isZero();

        page.locator(".duty a").first().click();
        page.locator("#answer").fill("Another is on its way");
        assertThat(Browser.violations(page)).isEmpty();
        assertThat(Browser.sideways(page)).isZero();
        page.locator("button[value=resolved]").click();
        page.locator(".timeline p >> text=Another is on its way").first().waitFor();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void filtersTheTimelineByKeyboardAndKeepsItInTheAddress() {
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/customers?q=" + mark);
        page.locator("#found a").first().click();
        page.locator(".chips input[value=note]").focus();
        page.keyboard().press("Space");
        page.waitForURL(address -> address.contains("kind=note"));
        page.locator(".chips input[value=task]").focus();
        page.keyboard().press("Space");

        page.waitForURL(address -> address.contains("kind=note") && address.contains("kind=task"));
        assertThat(browser.complaints()).isEmpty();
    }
}
