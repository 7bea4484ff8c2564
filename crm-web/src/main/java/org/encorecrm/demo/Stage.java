package org.encorecrm.demo;

import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.demo.shop.Employee;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.message.GoLive;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.scenario.ScenarioDefinition;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.NewPassword;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.encorecrm.segment.SegmentDraft;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.Settings;
import org.encorecrm.template.Templates;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Everything the story needs before anybody enters: people at work, goods, letters, segments and scenarios, and the
 * hero. All of it through the services an administrator or a marketer uses, and each thing only if it is not there yet.
 */
@Component
@DemoOnly
class Stage {

    /** Toys are bought for occasions: a regular customer comes every other month. */
    private static final LifecycleLimits OF_A_TOY_SHOP = new LifecycleLimits(2, 30, 3, 60, false, "", 90, 180);

    private static final String OWN_WORDS_RU =
            "Хочу получать письма магазина «Арлекин» о новинках и скидках, не чаще трёх в неделю.";
    private static final String OWN_WORDS_EN =
            "I want letters from the shop Harlequin about news and discounts, three a week at most.";

    private final Stand stand;
    private final Counter counter;
    private final Heroes heroes;
    private final Users users;
    private final CustomFields fields;
    private final FieldDefinitions definitions;
    private final Questionnaires surveys;
    private final ConsentTexts consentTexts;
    private final Criteria criteria;
    private final Templates templates;
    private final Segments segments;
    private final Scenarios scenarios;
    private final GoLive goLive;
    private final Settings settings;
    private final Lifecycle lifecycle;

    Stage(
            Stand stand,
            Counter counter,
            Heroes heroes,
            Users users,
            CustomFields fields,
            FieldDefinitions definitions,
            Questionnaires surveys,
            ConsentTexts consentTexts,
            Criteria criteria,
            Templates templates,
            Segments segments,
            Scenarios scenarios,
            GoLive goLive,
            Settings settings,
            Lifecycle lifecycle) {
        this.stand = stand;
        this.counter = counter;
        this.heroes = heroes;
        this.users = users;
        this.fields = fields;
        this.definitions = definitions;
        this.surveys = surveys;
        this.consentTexts = consentTexts;
        this.criteria = criteria;
        this.templates = templates;
        this.segments = segments;
        this.scenarios = scenarios;
        this.goLive = goLive;
        this.settings = settings;
        this.lifecycle = lifecycle;
    }

    void set() {
        settings.put("shop.name", "Арлекин");
        settings.put("shop.url", "https://shop.example");
        lifecycle.change(OF_A_TOY_SHOP);
        Employee.all().forEach(this::employ);
        var open = stand.open();
        counter.products(
                open.catalogue().goods().stream().map(open.documents()::product).toList());
        Script.fields().forEach(field -> {
            if (fields.find(field.entity(), field.key()).isEmpty()) {
                definitions.create(field);
            }
        });
        Script.surveys().forEach(surveys::put);
        consentTexts.publish("marketing", OWN_WORDS_RU, OWN_WORDS_EN, "marina");
        heroes.introduce();
        Script.templates().forEach(letter -> {
            if (!templates.exists(letter.key())) {
                templates.add(letter);
            }
        });
        Script.segments().forEach(this::segment);
        Script.scenarios().forEach(this::scenario);
        // From here on what happens is news. Mail goes to the built-in catcher only.
        goLive.switchLive(true);
    }

    /** Nobody knows the password: one enters by the buttons of the demo. */
    private void employ(Employee employee) {
        if (users.find(employee.login()).isEmpty()) {
            var role = Role.of(employee.role());
            users.add(employee.login(), employee.name(), null, role, "ru", NewPassword.random());
        }
    }

    private void segment(JsonNode segment) {
        var key = segment.get("key").stringValue();
        if (segments.find(key).isEmpty()) {
            segments.create(new SegmentDraft(
                    key,
                    segment.get("name").stringValue(),
                    SegmentKind.DYNAMIC,
                    criteria.read(segment.get("criteria"), "/criteria")));
        }
    }

    private void scenario(JsonNode document) {
        var definition = ScenarioDefinition.of(document);
        if (scenarios.find(definition.key()).isEmpty()) {
            scenarios.create(definition);
        }
        scenarios.activate(definition.key(), false);
    }
}
