package org.encorecrm.criteria;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.encorecrm.change.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the field catalogue: everything the product knows about something one may ask.
 *
 * @param expression the value in SQL over the aliases of its {@link Home}, null when absent
 * @param kinds the changes that touch it
 */
public final class Field {

    private final String key;
    private final Label label;
    private final Theme theme;
    private final ValueType type;
    private final Home home;
    private final Set<ChangeKind> kinds;
    private final Function<Asking, Sql> expression;
    private final @Nullable Counted counted;
    private FlipRule flipRule = DefaultFlips.RULE;
    private Past past = Past.AS_KNOWN_NOW;
    private List<Option> options = List.of();
    private boolean alwaysKnown;

    Field(
            String key,
            Label label,
            Theme theme,
            ValueType type,
            Home home,
            Set<ChangeKind> kinds,
            Function<Asking, Sql> expression) {
        this(key, label, theme, type, home, kinds, expression, null);
    }

    private Field(
            String key,
            Label label,
            Theme theme,
            ValueType type,
            Home home,
            Set<ChangeKind> kinds,
            Function<Asking, Sql> expression,
            @Nullable Counted counted) {
        this.key = key;
        this.label = label;
        this.theme = theme;
        this.type = type;
        this.home = home;
        this.kinds = kinds;
        this.expression = expression;
        this.counted = counted;
    }

    /**
     * A value that is counted when somebody asks, as a column of rows with one per customer.
     *
     * @param rows with a column {@code customer_id}
     */
    static Field counted(
            String key,
            Label label,
            Theme theme,
            ValueType type,
            Set<ChangeKind> kinds,
            Function<Asking, Sql> rows,
            String column) {
        return counted(key, label, theme, type, kinds, rows, column, "");
    }

    /** @param otherwise what it is for whoever has no row; nothing when empty */
    static Field counted(
            String key,
            Label label,
            Theme theme,
            ValueType type,
            Set<ChangeKind> kinds,
            Function<Asking, Sql> rows,
            String column,
            String otherwise) {
        var counted = new Counted(rows, column, otherwise);
        Function<Asking, Sql> ofOne = asking -> Sql.of(
                counted.orOtherwise("(select r." + column + " from (%s) r)"),
                rows.apply(asking.about(each -> Sql.of(each + " = c.id"))));
        return new Field(key, label, theme, type, Home.CUSTOMER, kinds, ofOne, counted);
    }

    /** The same field where its rows are joined, by a name of theirs; itself when it is no counted one. */
    Field joined(Asking asking, Function<Sql, String> join) {
        if (counted == null) {
            return this;
        }
        var value = Sql.of(counted.orOtherwise(join.apply(counted.rows.apply(asking)) + "." + counted.column));
        return new Field(key, label, theme, type, home, kinds, every -> value).choices(options.toArray(Option[]::new));
    }

    /**
     * For moments that are looked up per customer: where they are kept, so that those who flip by time are a range of an
     * index there.
     *
     * @param moment the column, over the alias of {@code moments}
     */
    public Field flippingBy(Home moments, String moment) {
        var kept = new Field(key, label, theme, type, moments, kinds, asking -> Sql.of(moment));
        return flipping(new FlipsElsewhere(kept));
    }

    Field flipping(FlipRule rule) {
        flipRule = rule;
        return this;
    }

    public Field inThePast(Past known) {
        past = known;
        return this;
    }

    /** Nobody is without a value: zero is one. */
    public Field known() {
        alwaysKnown = true;
        return this;
    }

    public Field choices(Option... choices) {
        options = List.of(choices);
        return this;
    }

    public String key() {
        return key;
    }

    public Label label() {
        return label;
    }

    public Theme theme() {
        return theme;
    }

    public ValueType type() {
        return type;
    }

    public List<Operator> operators() {
        return type.operators();
    }

    public List<Option> options() {
        return options;
    }

    /** Whether everybody has a value: then nothing is to be said about those who have none. */
    public boolean isAlwaysKnown() {
        return alwaysKnown;
    }

    public Past past() {
        return past;
    }

    Home home() {
        return home;
    }

    /** The table the field lives in, and the alias its expression uses for it. */
    public String table() {
        return home.name();
    }

    public String alias() {
        return home.alias();
    }

    /** What a statement over {@code core.customer c} joins to have the field; empty when it has that anyway. */
    public String join() {
        return home.joinedWhenAsked() ? home.join() : "";
    }

    Set<ChangeKind> kinds() {
        return kinds;
    }

    /** The value in SQL, over the alias {@code c} of a customer and {@code m} of their metrics. */
    public Sql expression(Asking asking) {
        return expression.apply(asking);
    }

    FlipRule flipRule() {
        return flipRule;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field field && field.key.equals(key) && field.home == home;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }

    private record Counted(Function<Asking, Sql> rows, String column, String otherwise) {

        String orOtherwise(String value) {
            return otherwise.isEmpty() ? value : "coalesce(" + value + ", " + otherwise + ")";
        }
    }
}
