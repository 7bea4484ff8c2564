package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Group;
import org.encorecrm.criteria.Criterion.InSegment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers a tree about one customer leaf by leaf, with the same SQL that decides membership. */
@Component
public class Explaining {

    private final JdbcClient jdbc;

    Explaining(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when there is no such customer. */
    public Optional<Explained> explain(Criterion criterion, Asking askingOfOne, Wording wording) {
        var rendering = new Rendering(askingOfOne);
        var columns = new ArrayList<Sql>();
        var leaves = Dependencies.leaves(criterion).distinct().toList();
        for (var leaf : leaves) {
            columns.add(Sql.of("coalesce(%s, false)", rendering.where(leaf)));
            columns.add(actual(leaf, rendering));
            columns.add(total(leaf, rendering));
        }
        var statement = Sql.of(
                "select %s from %s where %s",
                Sql.join(", ", columns), rendering.from(), askingOfOne.among().column("c.id"));
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query((rs, row) -> {
                    Map<Criterion, Explained> answers = new HashMap<>();
                    for (var i = 0; i < leaves.size(); i++) {
                        var text = new Actual(wording, leaves.get(i))
                                .words(rs.getString(3 * i + 2), rs.getString(3 * i + 3));
                        answers.put(
                                leaves.get(i),
                                new Explained(
                                        wording.sentence(leaves.get(i)), rs.getBoolean(3 * i + 1), text, null, null));
                    }
                    return tree(criterion, answers, wording);
                })
                .optional();
    }

    private static Sql actual(Criterion leaf, Rendering rendering) {
        if (leaf instanceof FieldIs is) {
            var field = is.condition().field();
            var value = rendering.value(field);
            return switch (field.type()) {
                case TAGS -> Sql.of("nullif(array_to_string(%s, ', '), '')", value);
                case ANY -> JsonComparing.text(value);
                case INSTANT -> Sql.of("to_json(%s) #>> '{}'", value);
                default -> Sql.of("%s::text", value);
            };
        }
        return leaf instanceof InSegment in
                ? Sql.of("(%s)::text", rendering.where(new InSegment(in.key(), true)))
                : Sql.of("coalesce(" + rendering.countsOf(leaf) + ".number, 0)::text");
    }

    private static Sql total(Criterion leaf, Rendering rendering) {
        return leaf instanceof Criterion.Bought
                ? Sql.of("coalesce(" + rendering.countsOf(leaf) + ".total, 0)::text")
                : Sql.of("null::text");
    }

    private static Explained tree(Criterion criterion, Map<Criterion, Explained> answers, Wording wording) {
        if (!(criterion instanceof Group group)) {
            var answer = answers.get(criterion);
            if (answer == null) {
                throw new IllegalStateException("a leaf was not asked");
            }
            return answer;
        }
        List<Explained> parts =
                group.parts().stream().map(each -> tree(each, answers, wording)).toList();
        var kind = group instanceof Criterion.AllOf ? "all" : group instanceof Criterion.AnyOf ? "any" : "none";
        var holds = switch (kind) {
            case "all" -> parts.stream().allMatch(Explained::holds);
            case "any" -> parts.stream().anyMatch(Explained::holds);
            default -> parts.stream().noneMatch(Explained::holds);
        };
        return new Explained(wording.heading(group), holds, null, kind, parts);
    }

    /** What was found, as people write it. */
    private record Actual(Wording wording, Criterion leaf) {

        String words(@Nullable String found, @Nullable String total) {
            if (found == null) {
                return wording.say("not known", "неизвестно");
            }
            var values = wording.values();
            if (leaf instanceof FieldIs is) {
                var field = is.condition().field();
                return switch (field.type()) {
                    case NUMBER -> values.of(new BigDecimal(found));
                    case BOOLEAN -> values.truth(found.equals("true"));
                    case DATE -> values.of(LocalDate.parse(found));
                    case INSTANT ->
                        values.of(new Operand.Moment(OffsetDateTime.parse(found).toInstant()));
                    case CHOICE -> values.option(field, found);
                    default -> found;
                };
            }
            if (leaf instanceof InSegment) {
                return found.equals("true") ? wording.say("in it", "состоит") : wording.say("not in it", "не состоит");
            }
            return total == null
                    ? found
                    : found + wording.say(" for ", " на сумму ") + values.of(new BigDecimal(total));
        }
    }
}
