package org.encorecrm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The template library. */
@Service
public class Templates {

    private final TemplateStore store;
    private final BusinessClock clock;
    private final SurveyVariables surveys;

    Templates(TemplateStore store, BusinessClock clock, SurveyVariables surveys) {
        this.surveys = surveys;
        this.store = store;
        this.clock = clock;
    }

    /** Adds a template under a new key. */
    @Transactional
    public TemplateView add(TemplateDraft draft) {
        if (exists(draft.key())) {
            throw new ConflictException("there is a template " + draft.key() + " already");
        }
        return save(draft);
    }

    /** Writes the template under its key, new or not. */
    @Transactional
    public TemplateView save(TemplateDraft draft) {
        return save(draft, null);
    }

    /**
     * @param version what the editor saw, null to write over whatever is there
     * @throws ConflictException when somebody else has changed it since
     */
    @Transactional
    public TemplateView save(TemplateDraft draft, @Nullable Integer version) {
        var violations = new ArrayList<>(DraftCheck.of(draft));
        unknownSurveys(violations, "/subject", draft.subject());
        unknownSurveys(violations, "/text", draft.text());
        unknownSurveys(violations, "/html", draft.html());
        unknownSurveys(violations, "/mjml", draft.mjml());
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        if (!store.save(draft, version, clock.now())) {
            throw new ConflictException("somebody else has changed the template " + draft.key() + " meanwhile");
        }
        return get(draft.key());
    }

    private void unknownSurveys(List<Violation> violations, String pointer, @Nullable String text) {
        SurveyVariables.namedIn(text).stream()
                .filter(key -> !surveys.exists(key))
                .forEach(key -> violations.add(new Violation(pointer, "unknown survey " + key)));
    }

    public boolean exists(String key) {
        return store.version(key).isPresent();
    }

    public Optional<TemplateView> find(String key) {
        return store.find(key);
    }

    public TemplateView get(String key) {
        return find(key).orElseThrow(() -> new NotFoundException("template " + key));
    }

    public List<TemplateView> all() {
        return store.all();
    }

    /** Everything that would keep the draft from being saved. */
    public static List<Violation> problems(TemplateDraft draft) {
        return DraftCheck.of(draft);
    }

    /** Every variable a template may use, as one would write it. */
    public static List<String> variables() {
        return Variables.paths();
    }
}
