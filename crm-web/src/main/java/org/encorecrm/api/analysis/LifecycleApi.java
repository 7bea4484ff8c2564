package org.encorecrm.api.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.metrics.Stage;
import org.encorecrm.metrics.StageCount;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.metrics.StageFlows;
import org.encorecrm.metrics.Stages;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/lifecycle")
class LifecycleApi {

    private final Lifecycle lifecycle;
    private final Stages stages;
    private final StageFlows flows;
    private final Settings settings;
    private final BusinessClock clock;

    LifecycleApi(Lifecycle lifecycle, Stages stages, StageFlows flows, Settings settings, BusinessClock clock) {
        this.lifecycle = lifecycle;
        this.stages = stages;
        this.flows = flows;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many customers and how much money are in each stage now, and the limits between the stages. */
    @GetMapping
    @ReadScope
    Present present() {
        return answer(lifecycle.limits(), stages.counts());
    }

    /** {@code from} null: was not a customer yet. */
    @GetMapping("/flow")
    @ReadScope
    Flow flow(@RequestParam OffsetDateTime from, @RequestParam @Nullable OffsetDateTime to) {
        return Flow.of(flows.between(from.toInstant(), to == null ? clock.now() : to.toInstant()));
    }

    /** Everybody whom other limits put into another stage follows in the background. */
    @PutMapping("/limits")
    @ManageScope
    LimitsEntry change(@RequestBody JsonNode body) {
        if (lifecycle.change(LimitsEntry.read(body, lifecycle.limits()))) {
            lifecycle.apply();
        }
        return LimitsEntry.of(lifecycle.limits());
    }

    /** What the counts would be by other limits. */
    @PostMapping("/limits/preview")
    @ReadScope
    Present preview(@RequestBody JsonNode body) {
        var limits = lifecycle.byStep(LimitsEntry.read(body, lifecycle.limits()));
        return answer(limits, stages.countsBy(limits));
    }

    private Present answer(LifecycleLimits limits, List<StageCount> counts) {
        return new Present(
                clock.now(),
                settings.currency(),
                LimitsEntry.of(limits),
                lifecycle
                        .following()
                        .map(each -> new Progress(each.done(), each.total()))
                        .orElse(null),
                counts.stream().map(StageEntry::of).toList());
    }

    /** @param following how many of those whom changed limits put into another stage are there; null when all are */
    record Present(
            Instant asOf,
            String currency,
            LimitsEntry limits,
            @Nullable Progress following,
            List<StageEntry> stages) {}

    record Progress(long done, long total) {}

    record StageEntry(String stage, long customers, long orders, BigDecimal sum) {

        static StageEntry of(StageCount count) {
            return new StageEntry(count.stage().code(), count.customers(), count.orders(), count.sum());
        }
    }

    record Flow(Instant from, Instant to, boolean recorded, List<Passage> flow) {

        static Flow of(StageFlow flow) {
            return new Flow(
                    flow.from(),
                    flow.to(),
                    flow.recorded(),
                    flow.passages().stream()
                            .map(each -> new Passage(code(each.from()), code(each.to()), each.customers()))
                            .toList());
        }

        private static @Nullable String code(@Nullable Stage stage) {
            return stage == null ? null : stage.code();
        }
    }

    record Passage(@Nullable String from, @Nullable String to, long customers) {}
}
