package org.encorecrm.office.lifecycle;

import java.util.List;
import org.encorecrm.metrics.StageCount;
import org.encorecrm.metrics.StageFlow;
import org.encorecrm.metrics.StageFlows;
import org.encorecrm.metrics.Stages;
import org.encorecrm.segment.TransitionMatrix;
import org.encorecrm.segment.Transitions;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.encorecrm.tally.Tally;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What these pages ask about everybody: each reads every stage, passage or membership there is. */
@Configuration(proxyBeanMethods = false)
class LifecycleTallies {

    @Bean
    Tally<Present, Counts> stageCounts(Stages stages) {
        return new Tally<>("stages", Present.class, Counts.class, asked -> new Counts(stages.counts()));
    }

    @Bean
    Tally<PeriodAsked, StageFlow> stageFlow(StageFlows flows, Settings settings, BusinessClock clock) {
        return new Tally<>(
                "stage-flow",
                PeriodAsked.class,
                StageFlow.class,
                asked -> flows.count(asked.start(settings.zone()), asked.end(settings.zone(), clock.now())));
    }

    @Bean
    Tally<PeriodAsked, TransitionMatrix> transitionMatrix(
            Transitions transitions, Settings settings, BusinessClock clock) {
        return new Tally<>(
                "transitions",
                PeriodAsked.class,
                TransitionMatrix.class,
                asked -> transitions.count(
                        asked.segments(), asked.start(settings.zone()), asked.end(settings.zone(), clock.now())));
    }

    /** There is nothing to choose about now. */
    record Present() {}

    record Counts(List<StageCount> stages) {}
}
