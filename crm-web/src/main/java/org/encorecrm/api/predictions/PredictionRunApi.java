package org.encorecrm.api.predictions;

import java.time.Instant;
import java.util.Locale;
import org.encorecrm.api.Once;
import org.encorecrm.prediction.PredictionRun;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/predictions/runs")
class PredictionRunApi {

    private final PredictionRuns runs;

    PredictionRunApi(PredictionRuns runs) {
        this.runs = runs;
    }

    /** Fits the models and predicts everybody anew; answers the run that is running if there is one. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ManageScope
    Entry start(Once once) {
        return once.create(Entry.class, () -> Entry.of(runs.start()));
    }

    @GetMapping("/{id}")
    @ReadScope
    Entry get(@PathVariable long id) {
        return Entry.of(runs.get(id));
    }

    @PostMapping("/{id}/cancel")
    @ManageScope
    Entry cancel(@PathVariable long id) {
        return Entry.of(runs.cancel(id));
    }

    /** @param fit null while it fits, then fitted, kept (no new model found, the old one stays) or too_few */
    record Entry(
            String id,
            String state,
            @Nullable String fit,
            long done,
            long total,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static Entry of(PredictionRun run) {
            var fit = run.fit();
            return new Entry(
                    Long.toString(run.id()),
                    run.state().code(),
                    fit == null ? null : fit.name().toLowerCase(Locale.ROOT),
                    run.done(),
                    run.total(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.failure());
        }
    }
}
