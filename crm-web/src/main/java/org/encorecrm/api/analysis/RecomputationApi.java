package org.encorecrm.api.analysis;

import java.time.Instant;
import org.encorecrm.api.Once;
import org.encorecrm.pipeline.Recomputation;
import org.encorecrm.pipeline.Recomputations;
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
@RequestMapping("/api/v1/recomputations")
class RecomputationApi {

    private final Recomputations recomputations;

    RecomputationApi(Recomputations recomputations) {
        this.recomputations = recomputations;
    }

    /** Starts one, or answers the one that is running. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ManageScope
    Entry start(Once once) {
        return once.create(Entry.class, () -> Entry.of(recomputations.start()));
    }

    @GetMapping("/{id}")
    @ReadScope
    Entry get(@PathVariable long id) {
        return Entry.of(recomputations.get(id));
    }

    @PostMapping("/{id}/cancel")
    @ManageScope
    Entry cancel(@PathVariable long id) {
        return Entry.of(recomputations.cancel(id));
    }

    record Entry(
            String id,
            String state,
            long done,
            long total,
            long rewritten,
            long skipped,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static Entry of(Recomputation recomputation) {
            return new Entry(
                    Long.toString(recomputation.id()),
                    recomputation.state().code(),
                    recomputation.done(),
                    recomputation.total(),
                    recomputation.rewritten(),
                    recomputation.skipped(),
                    recomputation.startedAt(),
                    recomputation.finishedAt(),
                    recomputation.failure());
        }
    }
}
