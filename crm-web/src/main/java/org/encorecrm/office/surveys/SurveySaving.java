package org.encorecrm.office.surveys;

import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.security.Audit;
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

    @Transactional
    public Questionnaire save(QuestionnaireDraft draft, boolean fresh) {
        if (fresh) {
            var created = questionnaires.create(draft);
            audit.record("survey.created", created.key(), null, created.draft().toJson());
            return created;
        }
        var before = questionnaires.get(draft.key()).draft().toJson();
        var after = questionnaires.put(draft);
        audit.record("survey.changed", after.key(), before, after.draft().toJson());
        return after;
    }
}
