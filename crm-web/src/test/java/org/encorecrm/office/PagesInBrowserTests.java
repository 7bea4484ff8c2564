package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class PagesInBrowserTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    private Browser browser;
    private String customer;

    @BeforeEach
    void open() {
        browser = Browser.open();
        customer = api.post("/api/v1/customers", """
                        {"externalId": "browser", "email": "browser@example.com", "firstName": "<img src=x onerror=alert(1)>",
                         "lastName": "Найденова", "tags": ["vip"]}
                        """).json().get("id").asString();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void pagesAreAccessibleFitAPhoneAndBreakNoPolicy() {
        for (var width : new int[] {1280, 360}) {
            var page = browser.enter(office.url(), "admin", encore.testing.EncoreWebTest.ADMIN_PASSWORD, width, 800);
            for (var path : List.of(
                    "/",
                    "/customers",
                    "/customers/" + customer,
                    "/customers/" + customer + "?tab=figures",
                    "/customers/" + customer + "?tab=data",
                    "/complaints",
                    "/settings",
                    "/settings/users",
                    "/settings/keys",
                    "/settings/webhooks",
                    "/settings/audit")) {
                page.navigate(office.url() + path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(Browser.violations(page)).as(path + " at " + width).isEmpty();
                assertThat(Browser.sideways(page))
                        .as("sideways scrolling of %s at %d", path, width)
                        .isEqualTo(0);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void findsWhileTyping() {
        var page = browser.enterAsAdministrator(office.url());
        page.navigate(office.url() + "/customers");

        page.locator("#q").pressSequentially("найденов");

        page.waitForURL(address -> address.contains("q="));
        page.locator("#found >> text=Найденова").waitFor();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void opensTheNavigationOnAPhoneByKeyboard() {
        var page = browser.enter(office.url(), "admin", encore.testing.EncoreWebTest.ADMIN_PASSWORD, 360, 740);
        page.locator("[data-menu]").press("Enter");
        assertThat(page.locator("#navigation").isVisible()).isTrue();

        page.keyboard().press("Escape");

        page.waitForCondition(() -> !page.locator("#navigation").isVisible());
    }
}
