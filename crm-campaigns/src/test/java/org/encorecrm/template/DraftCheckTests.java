package org.encorecrm.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.encorecrm.support.Violation;
import org.junit.jupiter.api.Test;

class DraftCheckTests {

    @Test
    void acceptsEveryVariableOfTheList() {
        var draft = html("""
                {{ greeting }} {{ customer.firstName | default: "friend" }} {{ shop.name }} {{ unsubscribeUrl }}
                {% if order %}{{ order.number }} {% for line in order.items %}{{ line.name }} {{ forloop.index }}{% endfor %}{% endif %}
                {% for p in accessories %}{% if p.price > 15000 %}{{ p.name }} {{ p.price | money: p.currency }}{% endif %}{% endfor %}
                {{ order.items[0].name }} {{ order.items.size }} {{ cart.items.first.name }} {{ scenario.promo }}
                {% assign n = customer.ordersCount %}{{ n | plural: "заказ", "заказа", "заказов" }}
                {% capture line %}{{ cart.total }}{% endcapture %}{{ line }}""");

        assertThat(DraftCheck.of(draft)).isEmpty();
    }

    @Test
    void namesUnknownVariables() {
        var draft = html(
                "{{ custmer.firstName }} {% for p in accessories %}{{ p.cost }}{% endfor %} {{ order.items.name }} {{ p.name }}");

        assertThat(DraftCheck.of(draft))
                .containsExactlyInAnyOrder(
                        new Violation("/html", "unknown variable custmer.firstName"),
                        new Violation("/html", "unknown variable p.cost"),
                        new Violation("/html", "unknown variable order.items.name"),
                        new Violation("/html", "unknown variable p.name"));
    }

    @Test
    void looksIntoConditionsFiltersAndOtherFields() {
        var draft = new TemplateDraft(
                "k",
                "n",
                TemplateClass.SERVICE,
                "{{ one }}",
                "{{ two }}",
                "{% if three > 1 %}{{ 'x' | append: four }}{% endif %}{% case five %}{% when six %}{% endcase %}",
                null,
                "{{ seven }}");

        assertThat(DraftCheck.of(draft))
                .extracting(Violation::message)
                .containsExactlyInAnyOrder(
                        "unknown variable one",
                        "unknown variable two",
                        "unknown variable three",
                        "unknown variable four",
                        "unknown variable five",
                        "unknown variable six",
                        "unknown variable seven");
    }

    @Test
    void refusesIncludes() {
        assertThat(DraftCheck.of(html("{% include '/etc/passwd' %}")))
                .extracting(Violation::message)
                .contains("include is not available in letters");
    }

    @Test
    void refusesBrokenLiquid() {
        assertThat(DraftCheck.of(html("{% if customer %}never closed")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).startsWith("is not Liquid"));
        assertThat(DraftCheck.of(html("{{ customer.firstName | no_such_filter }}")))
                .extracting(Violation::message)
                .containsExactly("unknown filter no_such_filter");
    }

    @Test
    void wantsOneBodyANameAndAPlainKey() {
        var draft = new TemplateDraft("Bad Key", "", TemplateClass.SERVICE, "", null, null, null, null);

        assertThat(DraftCheck.of(draft))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/key", "/name", "/subject", "/html");
    }

    @Test
    void acceptsMjml() {
        var draft = new TemplateDraft(
                "k",
                "n",
                TemplateClass.SERVICE,
                "s",
                null,
                null,
                "<mjml><mj-body><mj-section><mj-column><mj-text>{{ greeting }}</mj-text></mj-column></mj-section></mj-body></mjml>",
                null);

        assertThat(DraftCheck.of(draft)).isEmpty();
        assertThat(CompiledTemplate.html(draft)).contains("<table").contains("{{ greeting }}");
    }

    private static TemplateDraft html(String html) {
        return new TemplateDraft("k", "n", TemplateClass.SERVICE, "s", null, html, null, null);
    }
}
