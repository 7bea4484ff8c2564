package org.encorecrm.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The surveys a shop asks its customers. */
@Service
@Transactional
public class Questionnaires {

    private final QuestionnaireTable table;
    private final BusinessClock clock;

    Questionnaires(QuestionnaireTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The active ones first. */
    @Transactional(readOnly = true)
    public List<Questionnaire> all() {
        return table.all();
    }

    @Transactional(readOnly = true)
    public Optional<Questionnaire> find(String key) {
        return table.find(key);
    }

    @Transactional(readOnly = true)
    public Questionnaire get(String key) {
        return required(key);
    }

    /** @throws ConflictException when there is one with this key */
    public Questionnaire create(QuestionnaireDraft draft) {
        if (!table.insert(draft, clock.now())) {
            throw new ConflictException("There is a survey " + draft.key() + " already");
        }
        return required(draft.key());
    }

    /** Creates it or replaces its definition. A question that was answered and is left out is kept, asked no more. */
    public Questionnaire put(QuestionnaireDraft draft) {
        return put(draft, null);
    }

    /**
     * @param version what the editor saw, null to write over whatever is there
     * @throws ConflictException when somebody else has changed it since
     */
    public Questionnaire put(QuestionnaireDraft draft, @Nullable Integer version) {
        if (!table.insert(draft, clock.now())) {
            table.lock(draft.key());
            var before = required(draft.key());
            if (version != null && version != before.version()) {
                throw new ConflictException("Somebody else has changed the survey " + draft.key() + " meanwhile");
            }
            table.update(draft.with(questions(draft, before.draft())), clock.now());
        }
        return required(draft.key());
    }

    private List<Question> questions(QuestionnaireDraft draft, QuestionnaireDraft before) {
        var answered = table.answered(draft.key());
        var questions = new ArrayList<>(draft.questions());
        for (var old : before.questions()) {
            if (!answered.contains(old.key())) {
                continue;
            }
            var now = draft.question(old.key());
            if (now.isEmpty()) {
                questions.add(old.retire());
            } else if (now.get().kind() != old.kind()) {
                throw new InvalidInputException(
                        "/questions/" + draft.questions().indexOf(now.get()) + "/kind",
                        "must stay " + old.kind().code() + ": it has been answered. Ask under another key");
            }
        }
        return questions;
    }

    private Questionnaire required(String key) {
        return table.find(key).orElseThrow(() -> new NotFoundException("There is no survey " + key));
    }
}
