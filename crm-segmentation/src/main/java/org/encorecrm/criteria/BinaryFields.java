package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.NUMBER;
import static org.encorecrm.criteria.ValueType.TEXT;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.criteria.BinaryRows.Version;
import org.jspecify.annotations.Nullable;

/** In which of the last periods the customer bought; absent for whoever never bought. */
public final class BinaryFields {

    public static final String WEIGHT = "binary.weight";
    public static final String WORD = "binary.word";
    public static final String NEXT_PURCHASE = "binary.nextPurchaseShare";

    private static final Set<ChangeKind> KINDS = Set.of(ChangeKind.ORDERS);

    private BinaryFields() {}

    static List<Field> all() {
        return List.of(weight(""), word(""), nextPurchase(""));
    }

    /** What the fields of a product group are called before it is known which. */
    static Label ofGroup(String en, String ru) {
        return new Label("Binary word of a category: " + en, "Бинарное слово категории: " + ru);
    }

    static Field weight(String category) {
        return field(WEIGHT, category, NUMBER, "Weight of the binary word", "Вес бинарного слова", "weight")
                .inThePast(Past.FACTS);
    }

    static Field word(String category) {
        return field(WORD, category, TEXT, "Binary word", "Бинарное слово", "word")
                .inThePast(Past.FACTS);
    }

    /** Of customers with the same word, the percent that bought in the next period. */
    static Field nextPurchase(String category) {
        return field(
                        NEXT_PURCHASE,
                        category,
                        NUMBER,
                        "Buys in the next period, %",
                        "Купит в следующем периоде, %",
                        "percent")
                .inThePast(Past.AS_KNOWN_NOW);
    }

    private static Field field(String key, String category, ValueType type, String en, String ru, String column) {
        var rows = new BinaryRows(category);
        var of = category.isEmpty() ? new Label("", "") : new Label(" — " + category, " — " + category);
        Function<Asking, Sql> counted = asking -> rows.of(asking, Version.CURRENT);
        return Field.counted(
                        category.isEmpty() ? key : key + "." + category,
                        new Label(en + of.en(), ru + of.ru()),
                        Theme.BINARY,
                        type,
                        KINDS,
                        counted,
                        column)
                .flipping(new BinaryFlips(rows));
    }

    /** The category of a field of this list; null when it is another field. */
    public static @Nullable String categoryOf(Field field) {
        for (var key : List.of(WEIGHT, WORD, NEXT_PURCHASE)) {
            if (field.key().equals(key)) {
                return "";
            }
            if (field.key().startsWith(key + ".")) {
                return field.key().substring(key.length() + 1);
            }
        }
        return null;
    }

    /** A purchase passes from one period to the next at the shop's midnight. */
    private record BinaryFlips(BinaryRows rows) implements FlipRule {

        @Override
        public List<Sql> flips(Condition condition, Tick tick) {
            return tick.newDay() ? List.of(rows.flips(tick)) : List.of();
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.PERIOD;
        }

        @Override
        public boolean movesWithTime(Condition condition) {
            return true;
        }
    }
}
