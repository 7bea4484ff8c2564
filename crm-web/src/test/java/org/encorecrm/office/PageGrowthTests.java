package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Statements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * However much there is to show, a page asks the database as often: every page of the back office that needs no id, and
 * one of each thing that has a page.
 */
@EncoreWebTest
class PageGrowthTests {

    /** A page of a list shows this many lines or more: a question for each of them would be found. */
    private static final int MOST = 40;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "g" + UUID.randomUUID().toString().substring(0, 8);
    private MockMvc browser;
    private int made;

    @BeforeEach
    void signIn() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .defaultRequest(get("/").with(user("admin").roles("ADMINISTRATOR")))
                .build();
    }

    @AfterEach
    void clearAway() {
        for (var i = 0; i < made; i++) {
            api.delete("/api/v1/scenarios/" + mark + i);
            api.delete("/api/v1/segments/" + mark + i);
            api.delete("/api/v1/custom-fields/customer/" + mark + i);
        }
    }

    @Test
    void asksAsOftenHoweverMuchThereIs() {
        make(3);
        var paths = paths();
        statements(paths);
        var few = statements(paths);
        make(27);
        statements(paths);
        var many = statements(paths);

        assertThat(many).isEqualTo(few);
        assertThat(many.entrySet().stream().filter(each -> each.getValue() > MOST))
                .as("pages that ask more often than a list has lines")
                .isEmpty();
        assertThat(many).hasSizeGreaterThan(40);
    }

    private TreeSet<String> paths() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.encorecrm.office")
                    && mapping.getMethodsCondition().getMethods().equals(java.util.Set.of(RequestMethod.GET))) {
                mapping.getPatternValues().stream()
                        .filter(path -> !path.contains("{"))
                        .forEach(paths::add);
            }
        });
        for (var one : new String[] {"/segments/", "/scenarios/", "/templates/"}) {
            paths.add(one + mark + 0);
        }
        return paths;
    }

    private Map<String, Integer> statements(Iterable<String> paths) {
        var counted = new LinkedHashMap<String, Integer>();
        for (var path : paths) {
            counted.put(path, Statements.during(() -> open(path)));
        }
        return counted;
    }

    private void open(String path) {
        try {
            browser.perform(get(path));
        } catch (Exception failure) {
            throw new IllegalStateException(path, failure);
        }
    }

    /** So many more of everything. */
    private void make(int more) {
        for (var i = made; i < made + more; i++) {
            make(mark + i);
        }
        made += more;
    }

    private void make(String key) {
        done("/api/v1/orders", """
                {"externalId": "%1$s", "currency": "RUB", "total": 10, "customer": {"externalId": "%1$s", "email": "%1$s@example.com"},
                 "items": [{"sku": "%1$s", "name": "Robot", "category": "Toys/%1$s", "quantity": 1, "price": 10}]}
                """.formatted(key));
        var customer = jdbc.sql("select customer_id from core.identifier where kind = 'external_id' and value = :key")
                .param("key", key)
                .query(String.class)
                .single();
        done("/api/v1/segments", """
                {"key": "%1$s", "name": "%1$s", "criteria": {"field": "orders.count", "op": "gte", "value": 1}}
                """.formatted(key));
        done("/api/v1/templates", """
                {"key": "%1$s", "name": "%1$s", "class": "advertising", "subject": "Hello", "html": "<p>Hello</p>"}
                """.formatted(key));
        done("/api/v1/scenarios", """
                {"key": "%1$s", "name": "%1$s", "trigger": {"on": "segment_entered", "segment": "%1$s"},
                 "steps": [{"send": "email", "template": "%1$s"}]}
                """.formatted(key));
        done("/api/v1/tasks", "{\"title\": \"Call\", \"customerId\": \"%s\"}".formatted(customer));
        done("/api/v1/complaints", "{\"text\": \"It broke\", \"customerId\": \"%s\"}".formatted(customer));
        done("/api/v1/custom-fields", "{\"entity\": \"customer\", \"key\": \"%s\", \"type\": \"text\"}".formatted(key));
    }

    private void done(String path, String body) {
        var answer = api.post(path, body);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
