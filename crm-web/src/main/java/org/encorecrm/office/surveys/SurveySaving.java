package org.encorecrm.office.surveys;

import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.security.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves surveys with their line in the audit log. */
@Service
class SurveySaving {

    private final Questionnaires questionnaires;
    private final Audit audit;

    SurveySaving(Questionnaires questionnaires, Audit audit) {
        this.questionnaires = questionnaires;
        this.audit = audit;
    }

    /** @param version what the editor saw, null for a new one */
    @Transactional
    public Questionnaire save(QuestionnaireDraft draft, boolean fresh, @Nullable Integer version) {
        if (fresh) {
            var created = questionnaires.create(draft);
            audit.record("survey.created", created.key(), null, created.draft().toJson());
            return created;
        }
        var before = questionnaires.get(draft.key()).draft().toJson();
        var after = questionnaires.put(draft, version);
        audit.record("survey.changed", after.key(), before, after.draft().toJson());
        return after;
    }
}
