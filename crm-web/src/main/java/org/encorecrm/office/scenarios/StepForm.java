package org.encorecrm.office.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.encorecrm.scenario.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step as the editor's form holds it; which fields matter depends on the kind.
 *
 * @param iso the length of time it had when the form was made
 * @param segment of an {@code if}: membership of it decides, in the way {@code member} says
 * @param criterion of an {@code if} that asks something else: its JSON, kept as it is
 */
public record StepForm(
        String kind,
        String template,
        String title,
        String assign,
        String amount,
        String unit,
        String iso,
        String tag,
        String segment,
        String member,
        String criterion,
        List<StepForm> then,
        List<StepForm> otherwise) {

    public StepForm {
        kind = Objects.requireNonNullElse(kind, "stop");
        template = Objects.requireNonNullElse(template, "");
        title = Objects.requireNonNullElse(title, "");
        assign = Objects.requireNonNullElse(assign, "customer_manager");
        amount = Objects.requireNonNullElse(amount, "");
        unit = Objects.requireNonNullElse(unit, "days");
        iso = Objects.requireNonNullElse(iso, "");
        tag = Objects.requireNonNullElse(tag, "");
        segment = Objects.requireNonNullElse(segment, "");
        member = Objects.requireNonNullElse(member, "true");
        criterion = Objects.requireNonNullElse(criterion, "");
        then = present(then);
        otherwise = present(otherwise);
    }

    static List<StepForm> present(@Nullable List<StepForm> steps) {
        return steps == null
                ? List.of()
                : steps.stream().filter(Objects::nonNull).toList();
    }

    static StepForm ofKind(String kind) {
        return blank(kind, kind.equals("task") ? "1" : kind.equals("wait") ? "7" : "");
    }

    private static StepForm blank(String kind, String amount) {
        return new StepForm(
                kind, "", "", "customer_manager", amount, "days", "", "", "", "true", "", List.of(), List.of());
    }

    static List<StepForm> of(List<Step> steps) {
        var forms = new ArrayList<StepForm>();
        steps.forEach(step -> forms.add(of(step)));
        return forms;
    }

    private static StepForm of(Step step) {
        var form = blank(step.kind(), "");
        if (step instanceof Step.Send send) {
            return form.withText(send.template(), "", "");
        }
        if (step instanceof Step.CreateTask task) {
            return form.withText("", task.title(), "")
                    .withSpan(SpanField.of(task.due()), task.assign().code());
        }
        if (step instanceof Step.Wait wait) {
            return form.withSpan(SpanField.of(wait.span()), form.assign);
        }
        if (step instanceof Step.Branch branch) {
            return StepJson.membership(branch.condition(), form)
                    .with("then", of(branch.then()))
                    .with("else", of(branch.otherwise()));
        }
        return step instanceof Step.Tag tag ? form.withText("", "", tag.tag()) : form;
    }

    private StepForm withText(String newTemplate, String newTitle, String newTag) {
        return new StepForm(
                kind,
                newTemplate,
                newTitle,
                assign,
                amount,
                unit,
                iso,
                newTag,
                segment,
                member,
                criterion,
                then,
                otherwise);
    }

    private StepForm withSpan(SpanField span, String newAssign) {
        return new StepForm(
                kind,
                template,
                title,
                newAssign,
                span.amount(),
                span.unit(),
                span.iso(),
                tag,
                segment,
                member,
                criterion,
                then,
                otherwise);
    }

    StepForm withCondition(String newSegment, String newMember, String newCriterion) {
        return new StepForm(
                kind,
                template,
                title,
                assign,
                amount,
                unit,
                iso,
                tag,
                newSegment,
                newMember,
                newCriterion,
                then,
                otherwise);
    }

    List<StepForm> branch(String name) {
        return name.equals("then") ? then : otherwise;
    }

    StepForm with(String name, List<StepForm> steps) {
        var positive = name.equals("then");
        return new StepForm(
                kind,
                template,
                title,
                assign,
                amount,
                unit,
                iso,
                tag,
                segment,
                member,
                criterion,
                positive ? steps : then,
                positive ? otherwise : steps);
    }
}
