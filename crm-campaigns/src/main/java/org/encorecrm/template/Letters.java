package org.encorecrm.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;

/** Fills templates in for customers. Needs no transaction and must not be given one: a letter takes its time. */
@Service
public class Letters {

    private final TemplateStore store;
    private final CustomerFacts facts;
    private final Settings settings;
    private final BusinessClock clock;
    private final SurveyVariables surveys;
    private final FieldWords own;
    private final Map<String, Cached> compiled = new ConcurrentHashMap<>();

    Letters(
            TemplateStore store,
            CustomerFacts facts,
            Settings settings,
            BusinessClock clock,
            SurveyVariables surveys,
            FieldWords own) {
        this.own = own;
        this.surveys = surveys;
        this.store = store;
        this.facts = facts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The letter as this customer would read it. */
    public RenderedLetter render(String templateKey, long customerId, Map<String, String> scenario, ReaderLinks links) {
        var template = compiled(templateKey).orElseThrow(() -> new NotFoundException("template " + templateKey));
        return render(template, customerId, scenario, links);
    }

    /** A draft as this customer would read it, before it is saved. */
    public RenderedLetter preview(TemplateDraft draft, long customerId, ReaderLinks links) {
        return render(CompiledTemplate.of(draft), customerId, Map.of(), links);
    }

    private RenderedLetter render(
            CompiledTemplate template, long customerId, Map<String, String> scenario, ReaderLinks links) {
        var setting = setting();
        var plain = variables(customerId, scenario, links, setting.locale());
        var safe = Escaped.forHtml(plain);
        var named = template.surveys();
        if (!named.isEmpty()) {
            plain.put("survey", surveys.of(named, customerId, links.unsubscribe(), setting.locale(), false));
            safe.put("survey", surveys.of(named, customerId, links.unsubscribe(), setting.locale(), true));
        }
        plain.put(Setting.KEY, setting);
        safe.put(Setting.KEY, setting);

        var html = template.html().render(safe);
        var text = template.text() == null ? null : template.text().render(plain);
        if (template.kind() == TemplateClass.ADVERTISING) {
            var footer = new Footer(words(setting.locale()), settings.get("shop.name", "Encore"), links);
            html = footer.under(html);
            text = footer.underText(text == null ? Markup.toText(html) : text);
        } else if (text == null) {
            text = Markup.toText(html);
        }
        if (template.preheader() != null) {
            html = Markup.withPreheader(html, template.preheader().render(safe));
        }
        return new RenderedLetter(template.kind(), template.subjectFor(plain), html, text);
    }

    private Map<String, Object> variables(
            long customerId, Map<String, String> scenario, ReaderLinks links, Locale locale) {
        // Twice, for somebody merged away between the two looks.
        var about = facts.of(facts.survivorOf(customerId), clock.now())
                .or(() -> facts.of(facts.survivorOf(customerId), clock.now()))
                .orElseThrow(() -> new NotFoundException("customer " + customerId));
        own.say(about, locale);
        var variables = new LinkedHashMap<>(WebAddresses.only(about));
        variables.put("greeting", greeting(about, locale));
        variables.put("shop", shop());
        variables.put("unsubscribeUrl", links.unsubscribe());
        variables.put("preferencesUrl", links.preferences());
        variables.put("scenario", scenario);
        return variables;
    }

    private static String greeting(Map<String, Object> about, Locale locale) {
        var hello = words(locale).getString("letter.greeting");
        return about.get("customer") instanceof Map<?, ?> customer && customer.get("firstName") != null
                ? "%s, %s!".formatted(hello, customer.get("firstName"))
                : hello + "!";
    }

    private Map<String, Object> shop() {
        return Map.of(
                "name", settings.get("shop.name", "Encore"),
                "url", settings.get("shop.url", ""),
                "phone", settings.get("shop.phone", ""),
                "address", settings.get("shop.address", ""),
                "currency", settings.currency());
    }

    private Setting setting() {
        return new Setting(
                Locale.forLanguageTag(settings.get("shop.locale", "ru-RU")), settings.zone(), settings.currency());
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.encorecrm.template.letter",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private Optional<CompiledTemplate> compiled(String key) {
        var version = store.version(key);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var cached = compiled.get(key);
        if (cached == null || cached.version != version.get()) {
            var view = store.find(key).orElseThrow();
            cached = new Cached(view.version(), CompiledTemplate.of(view.draft()));
            compiled.put(key, cached);
        }
        return Optional.of(cached.template);
    }

    private record Cached(int version, CompiledTemplate template) {}
}
