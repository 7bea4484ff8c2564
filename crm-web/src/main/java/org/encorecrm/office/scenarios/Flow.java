package org.encorecrm.office.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.scenario.ScenarioStats;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.scenario.Step;
import org.encorecrm.segment.Explanations;
import org.encorecrm.template.TemplateView;
import org.encorecrm.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Draws the steps of a scenario in words, with what has happened at each. */
@Component
class Flow {

    private final Templates templates;
    private final Explanations explanations;
    private final Criteria criteria;
    private final SpanWords spans;
    private final MessageSource messages;

    Flow(Templates templates, Explanations explanations, Criteria criteria, SpanWords spans, MessageSource messages) {
        this.templates = templates;
        this.explanations = explanations;
        this.criteria = criteria;
        this.spans = spans;
        this.messages = messages;
    }

    List<FlowStep> of(ScenarioView scenario, ScenarioStats stats) {
        return steps(scenario.definition().steps(), "", stats);
    }

    private List<FlowStep> steps(List<Step> steps, String prefix, ScenarioStats stats) {
        var drawn = new ArrayList<FlowStep>();
        for (var i = 0; i < steps.size(); i++) {
            drawn.add(step(steps.get(i), prefix + i, i + 1, stats));
        }
        return drawn;
    }

    private FlowStep step(Step step, String path, int number, ScenarioStats stats) {
        var then = List.<FlowStep>of();
        var otherwise = List.<FlowStep>of();
        if (step instanceof Step.Branch branch) {
            then = steps(branch.then(), path + ".then.", stats);
            otherwise = steps(branch.otherwise(), path + ".else.", stats);
        }
        return new FlowStep(
                path, number, step.kind(), words(step), note(step), href(step), stats.step(path), then, otherwise);
    }

    private String words(Step step) {
        if (step instanceof Step.Send send) {
            return templates.find(send.template()).map(TemplateView::name).orElse(send.template());
        }
        if (step instanceof Step.CreateTask task) {
            return task.title();
        }
        if (step instanceof Step.Wait wait) {
            return spans.of(wait.span());
        }
        if (step instanceof Step.Branch branch) {
            return explanations.sentence(criteria.read(branch.condition(), ""), locale());
        }
        return step instanceof Step.Tag tag ? tag.tag() : "";
    }

    private @Nullable String note(Step step) {
        return step instanceof Step.CreateTask task
                ? messages.getMessage("scenarios.assign." + task.assign().code(), null, locale())
                        + ", "
                        + messages.getMessage("scenarios.due", new Object[] {spans.of(task.due())}, locale())
                : null;
    }

    private static @Nullable String href(Step step) {
        return step instanceof Step.Send send ? "/templates/" + send.template() : null;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
