package org.encorecrm.scenario;

import java.util.Map;

/**
 * What a scenario has done so far.
 *
 * @param runs how many runs are in each state
 * @param steps by place in the present definition: how often each outcome came, and who waits there right now
 */
public record ScenarioStats(Map<RunState, Long> runs, Map<String, StepStats> steps) {

    public long enrolled() {
        return runs.values().stream().mapToLong(Long::longValue).sum();
    }

    public long in(RunState state) {
        return runs.getOrDefault(state, 0L);
    }

    /** Of one step. */
    public record StepStats(Map<String, Long> outcomes, long waiting) {

        static final StepStats NONE = new StepStats(Map.of(), 0);

        public long done() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public StepStats step(String path) {
        return steps.getOrDefault(path, StepStats.NONE);
    }
}
