package org.encorecrm.criteria;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.InSegment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers leaves about one customer, with the same SQL that decides membership. */
@Repository
class LeafAnswers {

    private static final int COLUMNS = 4;

    private final JdbcClient jdbc;

    LeafAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when there is no such customer. */
    Optional<Map<Criterion, LeafAnswer>> of(List<Criterion> leaves, Rendering rendering) {
        var columns = new ArrayList<Sql>();
        for (var leaf : leaves) {
            columns.add(Sql.of("coalesce(%s, false)", rendering.where(leaf)));
            columns.add(found(leaf, rendering));
            columns.add(
                    leaf instanceof Bought
                            ? Sql.of("coalesce(" + rendering.countsOf(leaf) + ".total, 0)::text")
                            : Sql.of("null::text"));
            columns.add(
                    leaf instanceof FieldIs || leaf instanceof InSegment
                            ? Sql.of("null::timestamptz")
                            : Sql.of(rendering.countsOf(leaf) + ".last"));
        }
        var statement = Sql.of(
                "select %s from %s where %s",
                Sql.join(", ", columns),
                rendering.from(),
                rendering.asking().among().column("c.id"));
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query((rs, row) -> answers(leaves, rs))
                .optional();
    }

    private static Map<Criterion, LeafAnswer> answers(List<Criterion> leaves, ResultSet rs) throws SQLException {
        var answers = new HashMap<Criterion, LeafAnswer>();
        for (var i = 0; i < leaves.size(); i++) {
            var column = COLUMNS * i + 1;
            var last = rs.getObject(column + 3, OffsetDateTime.class);
            answers.put(
                    leaves.get(i),
                    new LeafAnswer(
                            rs.getBoolean(column),
                            rs.getString(column + 1),
                            rs.getString(column + 2),
                            last == null ? null : last.toInstant()));
        }
        return answers;
    }

    private static Sql found(Criterion leaf, Rendering rendering) {
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
}
