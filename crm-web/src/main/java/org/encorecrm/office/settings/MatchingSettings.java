package org.encorecrm.office.settings;

import org.encorecrm.duplicate.AutomaticMerging;
import org.encorecrm.identity.Rules;
import org.encorecrm.security.Audit;
import org.encorecrm.support.InvalidInputException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules and the score from which on merging is automatic: all of the form is kept, or nothing. */
@Service
class MatchingSettings {

    private final Rules rules;
    private final AutomaticMerging automatic;
    private final Audit audit;

    MatchingSettings(Rules rules, AutomaticMerging automatic, Audit audit) {
        this.rules = rules;
        this.automatic = automatic;
        this.audit = audit;
    }

    MatchingForm current() {
        var threshold = automatic.threshold();
        return MatchingForm.of(rules.current(), threshold.isPresent() ? Double.toString(threshold.getAsDouble()) : "");
    }

    @Transactional
    public void save(MatchingForm form) {
        var before = current();
        rules.replace(form.document());
        if (form.automaticFrom().isEmpty()) {
            automatic.off();
        } else {
            automatic.from(score(form.automaticFrom()));
        }
        audit.record("identity.rules", "shop", before, form);
    }

    private static double score(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidInputException("/automaticFrom", "must be a number");
        }
    }
}
