package org.encorecrm.criteria;

import java.util.Set;
import java.util.function.Function;
import org.encorecrm.change.ChangeKind;

/** Makes the fields of one theme and one table. */
public record Shelf(Theme theme, Home home, Set<ChangeKind> kinds) {

    public Field field(String key, ValueType type, String en, String ru, String expression) {
        var sql = Sql.of(expression);
        return field(key, type, en, ru, asking -> sql);
    }

    Field field(String key, ValueType type, String en, String ru, Function<Asking, Sql> expression) {
        return new Field(key, new Label(en, ru), theme, type, home, kinds, expression);
    }
}
