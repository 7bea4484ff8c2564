package org.encorecrm.api.assortment;

import java.time.Instant;
import org.encorecrm.api.Once;
import org.encorecrm.assortment.Survey;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Surveys count anew how far apart product groups are bought, and how binary words went on. */
@RestController
@RequestMapping("/api/v1/assortment-steps/surveys")
class SurveyApi {

    private final Surveys surveys;

    SurveyApi(Surveys surveys) {
        this.surveys = surveys;
    }

    /** Starts one, or answers the one that is running. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ManageScope
    Entry start(Once once) {
        return once.create(Entry.class, () -> Entry.of(surveys.start()));
    }

    @GetMapping("/{id}")
    @ReadScope
    Entry get(@PathVariable long id) {
        return Entry.of(surveys.get(id));
    }

    @PostMapping("/{id}/cancel")
    @ManageScope
    Entry cancel(@PathVariable long id) {
        return Entry.of(surveys.cancel(id));
    }

    record Entry(
            String id,
            WorkState state,
            long done,
            long total,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static Entry of(Survey survey) {
            return new Entry(
                    Long.toString(survey.id()),
                    survey.state(),
                    survey.done(),
                    survey.total(),
                    survey.at(),
                    survey.finishedAt(),
                    survey.failure());
        }
    }
}
