package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import encore.testing.Api;
import encore.testing.Browser;
import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Office;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job from end to end, as a marketer, a shop and a manager do it: an order, a segment, a letter, a task. */
@EncoreWebTestWithWorkers
class MainJobInBrowserTests {

    private static final String MANAGERS_PASSWORD = "the manager's password";

    @Autowired
    Office office;

    @Autowired
    Api api;

    @Autowired
    Users users;

    private Browser browser;

    @BeforeEach
    void shopIsLive() {
        browser = Browser.open();
        users.add("journey-olga", "Ольга", null, Role.MANAGER, "en", MANAGERS_PASSWORD);
        done(api.put("/api/v1/settings/live", "{\"live\": true}").status());
        customer("journey-1", "Анна", "Саратов");
        customer("journey-2", "Борис", "Самара");
        order("journey-o1", "journey-1");
        done(api.post("/api/v1/templates", """
                        {"key": "journey-thanks", "name": "Thanks", "class": "advertising", "subject": "Спасибо, {{ customer.firstName }}!",
                         "html": "<p>{{ customer.firstName }}, ваш заказ на {{ order.total }} принят.</p>"}
                        """).status());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anOrderBecomesALetterAndATask() {
        var marketer = browser.enterAsAdministrator(office.url());
        var segment = buildSegment(marketer);
        switchOnScenarioOver(segment, marketer);

        order("journey-o2", "journey-2");

        readLetter(marketer);
        findTask(browser.enter(office.url(), "journey-olga", MANAGERS_PASSWORD, 1280, 900));
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    /** At least one order, and a city that is one of two: a group within a group. Answers the segment's key. */
    private String buildSegment(Page page) {
        page.navigate(office.url() + "/segments/new");
        page.fill("#name", "Journey buyers");
        add(page, "r", "add:field:orders.count");
        page.fill("[id='r.0.value']", "1");
        page.click("[id='r.nest']");
        var group = page.locator("fieldset fieldset");
        group.locator("input[value='any']").check();
        page.waitForSelector("fieldset.group-any");
        var path = group.getAttribute("id").substring("n-".length());
        addCity(page, path, 0, "Саратов");
        addCity(page, path, 1, "Самара");

        page.locator(".count-value:text-is('1')").waitFor();

        page.click(".page-head .btn-primary");
        page.waitForURL(address -> address.matches(".*/segments/(?!new|constructor).+"));
        return page.url().replaceAll(".*/segments/([^?#/]+).*", "$1");
    }

    private void addCity(Page page, String group, int index, String city) {
        add(page, group, "add:field:customer.address.city");
        page.fill("[id='%s.%d.value']".formatted(group, index), city);
    }

    private static void add(Page page, String group, String act) {
        page.click("[id='%s.add']".formatted(group));
        page.click("#palette [data-scope='group'] [data-act='%s']".formatted(act));
        page.waitForCondition(() -> !page.locator("#palette").isVisible());
    }

    private void switchOnScenarioOver(String segment, Page page) {
        done(api.post("/api/v1/scenarios", """
                        {"key": "journey", "name": "Journey", "trigger": {"on": "segment_entered", "segment": "%s"},
                         "steps": [{"send": "email", "template": "journey-thanks"},
                                   {"task": "Позвонить после заказа", "assign": "least_loaded", "due": "P1D"}]}
                        """.formatted(segment)).status());
        page.navigate(office.url() + "/scenarios/journey");
        page.click("details.switch summary");
        page.click("details.switch button.btn-primary");
        page.waitForSelector("form[action$='/journey/pause']");
    }

    private void readLetter(Page page) {
        page.waitForCondition(() -> {
            page.navigate(office.url() + "/mail");
            return page.locator("text=Спасибо, Борис!").count() > 0;
        });
        page.click("text=Спасибо, Борис!");
        page.frameLocator("iframe").locator("text=ваш заказ на").waitFor();
        page.navigate(office.url() + "/mail");
        assertThat(page.locator("text=Спасибо, Анна!").count())
                .as("who was in the segment before is left alone")
                .isZero();
    }

    private void findTask(Page page) {
        page.waitForCondition(() -> {
            page.navigate(office.url() + "/tasks");
            return page.locator("text=Позвонить после заказа").count() > 0;
        });
        assertThat(page.locator(".task-who >> text=Борис").count()).isPositive();
    }

    private void customer(String externalId, String name, String city) {
        done(api.post("/api/v1/customers", """
                        {"externalId": "%1$s", "email": "%1$s@example.com", "firstName": "%2$s", "address": {"city": "%3$s"},
                         "managerLogin": "journey-olga",
                         "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                                       "at": "2026-10-01T12:00:00+03:00", "evidence": "test"}]}
                        """.formatted(externalId, name, city))
                .status());
    }

    private void order(String externalId, String customer) {
        done(api.put("/api/v1/orders/" + externalId, """
                        {"total": 5480, "currency": "RUB", "customer": {"externalId": "%s"},
                         "items": [{"sku": "TOY-1", "name": "Робот", "quantity": 1, "price": 5480}]}
                        """.formatted(customer)).status());
    }

    private static void done(int status) {
        assertThat(status).isBetween(200, 299);
    }
}
