package org.encorecrm.scenario;

/**
 * A line of the list of scenarios.
 *
 * @param segmentName of the segment that starts it
 */
public record ScenarioSummary(
        ScenarioView scenario, String segmentName, long enrolled, long underWay, long dead, long letters, long tasks) {}
