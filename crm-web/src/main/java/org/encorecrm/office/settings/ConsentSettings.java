package org.encorecrm.office.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.consent.ConsentText;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.consent.DoubleOptIn;
import org.encorecrm.security.Audit;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Double opt-in and the texts, every change in the audit log. */
@Service
class ConsentSettings {

    private final ConsentTexts texts;
    private final DoubleOptIn doubleOptIn;
    private final Settings settings;
    private final Audit audit;

    ConsentSettings(ConsentTexts texts, DoubleOptIn doubleOptIn, Settings settings, Audit audit) {
        this.texts = texts;
        this.doubleOptIn = doubleOptIn;
        this.settings = settings;
        this.audit = audit;
    }

    boolean isDoubleOptIn() {
        return doubleOptIn.isOn();
    }

    long days() {
        return doubleOptIn.confirmWithin().toDays();
    }

    /** Newest first within a purpose, one line per version and language. */
    List<ConsentPage.Purpose> purposes() {
        var byPurpose = new LinkedHashMap<String, List<ConsentText>>();
        texts.all()
                .forEach(text -> byPurpose
                        .computeIfAbsent(text.purpose(), any -> new ArrayList<>())
                        .add(text));
        return byPurpose.entrySet().stream().map(ConsentSettings::purpose).toList();
    }

    private static ConsentPage.Purpose purpose(Map.Entry<String, List<ConsentText>> versions) {
        var history = versions.getValue();
        var newest = history.get(0).version();
        return new ConsentPage.Purpose(
                versions.getKey(),
                newest,
                newest(history, "ru"),
                newest(history, "en"),
                history.stream().filter(text -> text.version() < newest).toList());
    }

    private static String newest(List<ConsentText> history, String language) {
        return history.stream()
                .filter(text -> text.language().equals(language))
                .map(ConsentText::text)
                .findFirst()
                .orElse("");
    }

    /** Answers whether the days make sense; when they do not, nothing has changed. */
    @Transactional
    public boolean save(boolean on, String days) {
        if (!days.strip().matches("[1-9]\\d?")) {
            return false;
        }
        var before = Map.of("doubleOptIn", isDoubleOptIn(), "days", days());
        settings.put(DoubleOptIn.SETTING, Boolean.toString(on));
        settings.put(DoubleOptIn.CONFIRM_WITHIN, days.strip());
        audit.record("consent.settings", "shop", before, Map.of("doubleOptIn", on, "days", days.strip()));
        return true;
    }

    @Transactional
    public void publish(String purpose, String russian, String english, String author) {
        var version = texts.publish(purpose, russian, english, author);
        audit.record("consent.text", purpose, null, version);
    }
}
