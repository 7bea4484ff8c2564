package org.encorecrm.office.segments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class ConstructorInBrowserTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    private final String city = "Город " + UUID.randomUUID();
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open();
        for (var i = 0; i < 3; i++) {
            api.post("/api/v1/customers", """
                    {"externalId": "%s", "birthDate": "19%d0-01-01", "address": {"city": "%s"}}
                    """.formatted(UUID.randomUUID(), 7 + i, city));
        }
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void buildsANestedSegmentWithTheKeyboardWhileTheCountFollows() {
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/segments/new");
        page.locator("#name").fill("Built by hand");

        add(page, "r", "город");
        page.keyboard().type(city);
        page.locator(".count-value:text-is('3')").waitFor();
        page.locator("[data-at='r'][data-act=group]").press("Enter");
        page.locator("[id='r.1.add']").waitFor();
        add(page, "r.1", "возраст");
        page.keyboard().type("40");
        page.locator(".count-value:text-is('2')").waitFor();
        add(page, "r.1", "покупал");
        page.locator("[id='r.1.1.count']").waitFor();
        assertThat(page.locator("#count .rule").textContent()).contains("возраст, лет не меньше 40 или покупал");
        page.locator(".page-head .btn-primary").press("Enter");

        page.waitForURL(address -> address.endsWith("/segments/built-by-hand"));
        var saved = api.get("/api/v1/segments/built-by-hand").json();
        assertThat(saved.at("/criteria/all/1/any/0/value").intValue()).isEqualTo(40);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysInPlaceWhatIsMissing() {
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/segments/new");
        page.locator("#name").fill("Unfinished");
        add(page, "r", "число заказов");

        page.locator(".page-head .btn-primary").click();

        assertThat(page.locator("[id='n-r.0'] .invalid-feedback").textContent()).isEqualTo("Укажите значение");
        assertThat(page.locator("#name").inputValue()).isEqualTo("Unfinished");
        assertThat(page.evaluate("document.activeElement.id"))
                .as("the keyboard is where something is missing")
                .isEqualTo("r.0.value");
    }

    @Test
    void saysWhatAnEditWouldDoAndAsksWhetherToAct() {
        var key = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Born before", "criteria": {"all": [
                    {"field": "customer.address.city", "op": "eq", "value": "nowhere"}]}}""".formatted(key));
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/segments/" + key + "/edit");
        page.locator("[id='r.0.value']").fill(city);
        page.locator(".count-value:text-is('3')").waitFor();

        page.locator(".page-head .btn-primary").click();

        page.locator("#diff .tile-value").first().waitFor();
        assertThat(page.locator("#diff .tile-value").allTextContents()).containsExactly("3", "0", "0", "0");
        assertThat(Browser.violations(page)).isEmpty();
        page.locator("#diff button[value=none]").press("Enter");
        page.waitForURL(address -> address.endsWith("/segments/" + key));
        assertThat(api.get("/api/v1/segments/" + key)
                        .json()
                        .at("/criteria/all/0/value")
                        .stringValue())
                .isEqualTo(city);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isAccessibleAndFitsAPhone() {
        var key = "s-" + UUID.randomUUID();
        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Everything at once", "criteria": {"all": [
                    {"field": "orders.lastAt", "op": "olderThan", "value": "P180D"},
                    {"any": [{"field": "customer.sex", "op": "in", "value": ["male"]}, {"none": [
                        {"purchase": [{"field": "item.category", "op": "under", "value": "A"}], "sum": {"op": "gte", "value": 5},
                         "from": "2026-01-01", "to": "2026-02-01"}]}]},
                    {"event": "product_viewed", "within": "P7D"}]}}""".formatted(key));
        for (var width : new int[] {1280, 360}) {
            var page = browser.enter(office.url(), "admin", EncoreWebTest.ADMIN_PASSWORD, width, 800);
            for (var path : List.of(
                    "",
                    "/new",
                    "/" + key,
                    "/" + key + "?tab=moves",
                    "/" + key + "/held",
                    "/" + key + "/backtest",
                    "/" + key + "/edit")) {
                page.navigate(office.url() + "/segments" + path);
                page.waitForLoadState(LoadState.DOMCONTENTLOADED);
                page.waitForTimeout(500);
                assertThat(Browser.violations(page)).as(path + " at " + width).isEmpty();
                assertThat(Browser.sideways(page))
                        .as("sideways scrolling of %s at %d", path, width)
                        .isEqualTo(0);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** Opens the palette of a group, types a word and takes what comes first. */
    private static void add(Page page, String group, String word) {
        page.locator("[id='%s.add']".formatted(group)).press("Enter");
        page.locator("#palette[open]").waitFor();
        page.keyboard().type(word);
        page.waitForResponse("**/constructor/tree", () -> page.keyboard().press("Enter"));
        page.waitForTimeout(300);
    }
}
