package org.encorecrm.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.field.Choice;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class LettersTests {

    private static final String OUT = "https://shop.example/u/token";
    private static final ReaderLinks LINKS = new ReaderLinks(OUT, "https://shop.example/p/token");

    @Autowired
    Letters letters;

    @Autowired
    Templates templates;

    @Autowired
    TemplateFields fields;

    @Autowired
    FieldDefinitions definitions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void escapesWhatCustomersWrite() {
        var name = "<script>alert(1)</script>\" onload='x' {{ shop.name }}";
        var customer = customer(name, "Петрова");
        var letter = letters.render(
                service("Для {{ customer.firstName }}", "<p title=\"{{ customer.firstName }}\">{{ greeting }}</p>"),
                customer,
                Map.of(),
                LINKS);

        assertThat(letter.html())
                .doesNotContain("<script", "onload='", "\" onload")
                .contains("&lt;script&gt;");
        assertThat(letter.html()).as("values are not templates").contains("{{ shop.name }}");
        assertThat(letter.subject()).isEqualTo("Для " + name);
        assertThat(letter.text()).contains(name);
    }

    @Test
    void keepsTheSubjectOnOneLine() {
        var customer = customer("Анна\r\nBcc: victim@example.com\u2028x", "П");

        var letter = letters.render(service("Привет, {{ customer.firstName }}", "<p>x</p>"), customer, Map.of(), LINKS);

        assertThat(letter.subject()).isEqualTo("Привет, Анна Bcc: victim@example.com x");
    }

    @Test
    void saysWhatTheShopKnowsBesideTheUsual() {
        var customer = customer("Анна", "Петрова");
        jdbc.sql("update core.customer set custom_fields = '{\"points\": 9.5, \"motto\": \"<b>\"}' where id = :id")
                .param("id", customer)
                .update();
        var template =
                service("{{ customer.custom.points }}", "<p>{{ customer.custom.motto }}{{ customer.custom.none }}</p>");

        var letter = letters.render(template, customer, Map.of(), LINKS);

        assertThat(letter.subject()).isEqualTo("9.5");
        assertThat(letter.html()).contains("&lt;b&gt;");
        assertThat(fields.usesOf(FieldEntity.CUSTOMER, "points"))
                .anyMatch(use -> use.key().equals(template));
        assertThat(fields.usesOf(FieldEntity.CUSTOMER, "point"))
                .noneMatch(use -> use.key().equals(template));
    }

    @Test
    void printsTheWordsOfAChoiceAndComparesItsValue() {
        var tier = "tier_" + UUID.randomUUID().toString().replace("-", "");
        for (var entity : FieldEntity.values()) {
            definitions.create(new FieldDraft(
                    entity,
                    tier,
                    FieldType.CHOICES,
                    "Tier",
                    "Уровень",
                    List.of(new Choice("g", "Gold", "Золотой", false), new Choice("s", "Silver", "Серебряный", false)),
                    false,
                    false));
        }
        var customer = customer("Анна", "Петрова");
        jdbc.sql(
                        "update core.customer set custom_fields = jsonb_build_object(:tier, '[\"g\", \"s\", \"x\"]'::jsonb) where id = :id")
                .param("tier", tier)
                .param("id", customer)
                .update();
        jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash, status,
                                                 status_at, counts, currency, total, amount, custom_fields)
                        values ('shop', :tier, :id, now(), now(), '', 'new', now(), true, 'RUB', 1, 1,
                                jsonb_build_object(:tier, '[\"s\"]'::jsonb))
                        """).param("tier", tier).param("id", customer).update();
        var template = service(
                "{{ customer.custom.# }} | {{ order.custom.# }}".replace("#", tier),
                "<p>{% if customer.customValues.# contains 'g' %}golden{% endif %}</p>".replace("#", tier));

        var letter = letters.render(template, customer, Map.of(), LINKS);

        assertThat(letter.subject()).isEqualTo("Золотой, Серебряный, x | Серебряный");
        assertThat(letter.html()).contains("golden");
        assertThat(fields.usesOf(FieldEntity.ORDER, tier))
                .anyMatch(use -> use.key().equals(template));
    }

    @Test
    void greetsPeopleWithoutAName() {
        var template = service("s", "<p>{{ greeting }}</p>");

        assertThat(letters.render(template, customer(null, null), Map.of(), LINKS)
                        .text())
                .isEqualTo("Здравствуйте!");
        assertThat(letters.render(template, customer("Анна", null), Map.of(), LINKS)
                        .text())
                .isEqualTo("Здравствуйте, Анна!");
    }

    @Test
    void offersAccessoriesOfTheLastOrderAtTodaysPrice() {
        var suit = "suit-" + UUID.randomUUID();
        var tie = "tie-" + UUID.randomUUID();
        var shoes = "shoes-" + UUID.randomUUID();
        product(tie, "Галстук", 4_000);
        product(shoes, "Туфли", 21_000);
        product(suit, "Костюм", 90_000, tie, shoes);
        var customer = customer("Иван", null);
        order(customer, suit, "Костюм");

        var letter = letters.render(service("s", """
                        {% for p in accessories %}{% if p.price > 15000 %}<p>{{ p.name }} {{ p.price | money }}</p>{% endif %}{% endfor %}
                        <p>{{ order.items.first.name }}</p>"""), customer, Map.of(), LINKS);

        assertThat(letter.text()).contains("Туфли 21").contains("Костюм").doesNotContain("Галстук");
    }

    @Test
    void putsTheWayOutIntoEveryAdvertisingLetter() {
        var key = save(TemplateClass.ADVERTISING, "s", "<html><body><p>x</p></body></html>");

        var letter = letters.render(key, customer("Анна", null), Map.of(), LINKS);

        assertThat(letter.html()).contains("href=\"" + OUT + "\"").contains("Отписаться");
        assertThat(letter.html().indexOf(OUT)).isLessThan(letter.html().indexOf("</body>"));
        assertThat(letter.text()).contains(OUT);
    }

    @Test
    void dropsAddressesThatAreNotOfTheWeb() {
        var sku = "evil-" + UUID.randomUUID();
        product(sku, "Товар", 1);
        jdbc.sql("update core.product set url = 'javascript:alert(1)' where sku = :sku")
                .param("sku", sku)
                .update();
        var customer = customer("Анна", null);
        order(customer, sku, "Товар");

        var letter = letters.render(
                service("s", "<a href=\"{{ order.items.first.url }}\">x</a>"), customer, Map.of(), LINKS);

        assertThat(letter.html()).isEqualTo("<a href=\"\">x</a>");
    }

    @Test
    void rendersTheNewTextAsSoonAsItIsSaved() {
        var key = save(TemplateClass.SERVICE, "one", "<p>1</p>");
        var customer = customer("Анна", null);
        letters.render(key, customer, Map.of(), LINKS);

        templates.save(new TemplateDraft(key, "n", TemplateClass.SERVICE, "two", "pre", "<p>2</p>", null, "text"));

        var letter = letters.render(key, customer, Map.of("promo", "A-1"), LINKS);
        assertThat(letter.subject()).isEqualTo("two");
        assertThat(letter.html()).contains("pre").contains("<p>2</p>");
        assertThat(letter.text()).isEqualTo("text");
    }

    @Test
    void savesNothingThatCouldNotBeRendered() {
        var draft = new TemplateDraft(
                "t-" + UUID.randomUUID(), "n", TemplateClass.SERVICE, "{{ x }}", null, "h", null, null);

        assertThatThrownBy(() -> templates.save(draft)).isInstanceOf(InvalidInputException.class);
        assertThat(templates.exists(draft.key())).isFalse();
    }

    private String service(String subject, String html) {
        return save(TemplateClass.SERVICE, subject, html);
    }

    private String save(TemplateClass kind, String subject, String html) {
        var key = "t-" + UUID.randomUUID();
        templates.save(new TemplateDraft(key, "n", kind, subject, null, html, null, null));
        return key;
    }

    private long customer(String firstName, String lastName) {
        return jdbc.sql("""
                        insert into core.customer (first_name, last_name, created_at, updated_at)
                        values (:first, :last, now(), now()) returning id
                        """)
                .param("first", firstName)
                .param("last", lastName)
                .query(Long.class)
                .single();
    }

    private void product(String sku, String name, int price, String... accessories) {
        jdbc.sql("""
                        insert into core.product (sku, name, price, currency, accessories, updated_at)
                        values (:sku, :name, :price, 'RUB', :accessories, now())
                        """)
                .param("sku", sku)
                .param("name", name)
                .param("price", price)
                .param("accessories", accessories)
                .update();
    }

    private void order(long customer, String sku, String name) {
        jdbc.sql("""
                        with placed as (
                            insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                   status, status_at, counts, currency, total, amount)
                            values ('shop', :id, :customer, now() - interval '1 hour', now(), '', 'new', now(), true,
                                    'RUB', 90000, 90000)
                            returning id, customer_id, placed_at)
                        insert into core.order_item (order_id, line, customer_id, placed_at, sku, name, quantity, kept,
                               price, amount)
                        select id, 1, customer_id, placed_at, :sku, :name, 1, 1, 90000, 90000 from placed
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("customer", customer)
                .param("sku", sku)
                .param("name", name)
                .update();
    }
}
