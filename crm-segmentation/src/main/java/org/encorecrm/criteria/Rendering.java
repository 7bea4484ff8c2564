package org.encorecrm.criteria;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.encorecrm.criteria.Criterion.AllOf;
import org.encorecrm.criteria.Criterion.AnyOf;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.criteria.Criterion.NoneOf;
import org.encorecrm.metrics.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Renders criteria into one statement over customers. What leaves need from orders, events and memberships becomes
 * joins, each with at most one row per customer and shared by the leaves that need the same: a join is hashed whole
 * for everybody and an index range for a few, wherever in the tree the leaf stands. A sub-select in its place is a
 * loop as soon as it stands under or, or not.
 */
public final class Rendering {

    private static final Sql NOTHING = Sql.of("");
    private static final Pattern PROFILE = Pattern.compile("\\bc\\.(?!id\\b)\\w");
    private static final Pattern FIGURES = Pattern.compile("\\bm\\.(?!customer_id\\b)\\w");

    private final Asking asking;
    private final Map<Sql, String> joins = new LinkedHashMap<>();
    private final Set<Home> homes = new LinkedHashSet<>();

    private final @Nullable Sql figures;
    private boolean whole;

    public Rendering(Asking asking) {
        this(asking, null);
    }

    private Rendering(Asking asking, @Nullable Sql figures) {
        this.asking = asking;
        this.figures = figures;
    }

    /** As the change worker would answer about a customer at a later moment if nothing happened until then. */
    static Rendering ahead(Asking asking, long customer) {
        return new Rendering(
                asking,
                Sql.of("left join (%s) m on m.customer_id = c.id", PastFigures.of(Figures.ofSome(), asking, customer)));
    }

    /** The condition over {@link #from()}; call this for every criterion first. */
    public Sql where(Criterion criterion) {
        return node(criterion, false);
    }

    /** @param strict whether the answer must not be null: it will be negated */
    private Sql node(Criterion criterion, boolean strict) {
        if (criterion instanceof AllOf all) {
            return group(all, " and ", strict);
        }
        if (criterion instanceof AnyOf any) {
            return group(any, " or ", strict);
        }
        if (criterion instanceof NoneOf none) {
            return group(none, " or ", true).not();
        }
        if (criterion instanceof FieldIs is) {
            var condition = new Condition(
                    placed(is.condition().field()),
                    is.condition().operator(),
                    is.condition().operand());
            return strict ? Comparing.holds(condition, asking) : Comparing.bare(condition, asking);
        }
        return leaf(criterion);
    }

    private Sql group(Criterion.Group group, String word, boolean strict) {
        var parts = group.parts().stream().map(part -> node(part, strict)).toList();
        return Sql.of("(%s)", Sql.join(word, parts));
    }

    private Sql leaf(Criterion leaf) {
        return leaf instanceof InSegment in
                ? present(join(members(in)), in.member())
                : counted(Facts.of(leaf, asking).orElseThrow());
    }

    private Sql counted(Facts facts) {
        var none = facts.holdsOfNothing();
        var compared = none ? facts.compared().not() : facts.compared();
        return present(join(Sql.of("%s having %s", facts.perCustomer(asking), compared)), !none);
    }

    private static Sql present(String alias, boolean expected) {
        return Sql.of(alias + ".customer_id is " + (expected ? "not null" : "null"));
    }

    private Sql members(InSegment in) {
        var members = Sql.of(
                """
                select mb.customer_id from segmentation.member mb
                 where mb.segment_id = (select s.id from segmentation.segment s where s.key = ?) and %s and %s""",
                in.key(),
                asking.among().column("mb.customer_id"),
                asking.fromFacts()
                        ? Sql.of(
                                "mb.entered_at <= ? and (mb.left_at is null or mb.left_at > ?)",
                                asking.now(),
                                asking.now())
                        : Sql.of("mb.left_at is null"));
        return asking.fromFacts() ? members.plus(Sql.of("group by mb.customer_id")) : members;
    }

    private String join(Sql rows) {
        return joins.computeIfAbsent(rows, unseen -> "f" + (joins.size() + 1));
    }

    /** What was counted for a leaf, whatever the limit: the columns number, total and last. */
    String countsOf(Criterion leaf) {
        return join(Facts.of(leaf, asking).orElseThrow().told(asking));
    }

    /** The value of a field, for which {@link #from()} then has what it needs. */
    Sql value(Field field) {
        return placed(field).expression(asking);
    }

    private Field placed(Field field) {
        if (field.home().joinedWhenAsked()) {
            homes.add(field.home());
        }
        whole |= field.theme() == Theme.CART || field.theme() == Theme.LIFECYCLE;
        return field.joined(asking, this::join);
    }

    Asking asking() {
        return asking;
    }

    /** Customers under the alias {@code c}, their figures under {@code m}, and whatever the criteria need. */
    public Sql from() {
        return from(Sql.of("core.customer c"), null, figures != null ? figures : Home.metrics(asking, whole));
    }

    /** @param there the rows that {@code root} has already */
    private Sql from(Sql root, @Nullable Sql there, Sql metrics) {
        var from = root.plus(metrics);
        for (var home : homes) {
            from = from.plus(home.join(asking));
        }
        for (var join : joins.entrySet()) {
            var alias = join.getValue();
            if (!join.getKey().equals(there)) {
                from = Sql.of(
                        "%s left join (%s) " + alias + " on " + alias + ".customer_id = c.id", from, join.getKey());
            }
        }
        return from;
    }

    /** The customers asked about for whom the criterion holds, as their ids. */
    public static Sql matching(Criterion criterion, Asking asking) {
        var rendering = new Rendering(asking);
        var where = rendering.where(criterion);
        return Sql.join(
                " ",
                List.of(
                        Sql.of("select c.id from %s", rendering.from()),
                        Sql.of("where %s and %s", asking.among().column("c.id"), where)));
    }

    /**
     * How many match, from the smallest table that can tell: nobody is looked up of whom nothing is asked. Whoever was
     * never evaluated is counted in no criteria over figures, as they are in no segment yet.
     */
    public static Sql count(Criterion criterion, Asking asking) {
        var rendering = new Rendering(asking);
        var where = rendering.where(criterion);
        return Sql.of(
                "select count(*) from %s where %s and %s",
                rendering.smallest(criterion, where), asking.among().column("c.id"), where);
    }

    private Sql smallest(Criterion criterion, Sql where) {
        var all = from();
        if (asking.fromFacts() || asksAbout(PROFILE, all, where)) {
            return all;
        }
        var parts = criterion instanceof AllOf every ? every.parts() : List.of(criterion);
        for (var part : parts) {
            var needed = needed(part);
            if (needed.isPresent()) {
                return from(
                        Sql.of(
                                "(%s) " + joins.get(needed.get()) + " cross join lateral (select "
                                        + joins.get(needed.get()) + ".customer_id as id) c",
                                needed.get()),
                        needed.get(),
                        Home.metrics(asking, whole));
            }
        }
        return asksAbout(FIGURES, all, where)
                ? from(
                        Sql.of("segmentation.metrics m cross join lateral (select m.customer_id as id) c"),
                        null,
                        NOTHING)
                : all;
    }

    /** The rows without which this part of the whole cannot hold. */
    private Optional<Sql> needed(Criterion part) {
        if (part instanceof Criterion.Group || part instanceof FieldIs) {
            return Optional.empty();
        }
        var condition = leaf(part).text();
        return joins.entrySet().stream()
                .filter(join -> condition.equals(join.getValue() + ".customer_id is not null"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean asksAbout(Pattern column, Sql from, Sql where) {
        return column.matcher(where.text()).find()
                || column.matcher(from.text()).find();
    }
}
