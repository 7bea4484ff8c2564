package org.encorecrm.api.scenarios;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.encorecrm.api.Ids;
import org.encorecrm.scenario.RunState;
import org.encorecrm.scenario.RunView;
import org.encorecrm.scenario.Runs;
import org.encorecrm.scenario.ScenarioStats.StepStats;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What scenarios have done and are doing. */
@RestController
@RequestMapping("/api/v1/scenarios/{key}")
class RunApi {

    private final Scenarios scenarios;
    private final Runs runs;

    RunApi(Scenarios scenarios, Runs runs) {
        this.scenarios = scenarios;
        this.runs = runs;
    }

    @GetMapping("/runs")
    @ReadScope
    Page<RunItem> runs(
            @PathVariable String key, @RequestParam(required = false) @Nullable String state, Paging paging) {
        scenarios.get(key);
        var after = Cursor.read(paging.after(), 1, part -> Long.parseLong(part[0]));
        var page = runs.of(key, state == null ? null : runState(state), after, paging.limit());
        return new Page<>(
                page.items().stream().map(RunItem::of).toList(), page.next() == null ? null : Cursor.of(page.next()));
    }

    private static RunState runState(String word) {
        return Arrays.stream(RunState.values())
                .filter(known -> known.code().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "?state",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(RunState.values())
                                                .map(RunState::code)
                                                .toList())));
    }

    @PostMapping("/runs/{id}/retry")
    @ManageScope
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String key, @PathVariable String id) {
        scenarios.get(key);
        runs.retry(key, Ids.of("run", id));
    }

    @GetMapping("/stats")
    @ReadScope
    Stats stats(@PathVariable String key) {
        var stats = scenarios.stats(key);
        var states = new TreeMap<String, Long>();
        for (var state : RunState.values()) {
            states.put(state.name().toLowerCase(Locale.ROOT), stats.in(state));
        }
        return new Stats(stats.enrolled(), states, new TreeMap<>(stats.steps()));
    }

    record Stats(long enrolled, Map<String, Long> runs, Map<String, StepStats> steps) {}

    record RunItem(
            String id,
            String customerId,
            String state,
            @Nullable String reason,
            int revision,
            String step,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant finishedAt) {

        static RunItem of(RunView run) {
            return new RunItem(
                    String.valueOf(run.id()),
                    String.valueOf(run.customerId()),
                    run.state().code(),
                    run.reason(),
                    run.revision(),
                    run.step(),
                    run.startedAt(),
                    run.dueAt(),
                    run.finishedAt());
        }
    }
}
