package org.encorecrm.criteria;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A piece of SQL made of our own fragments, and its parameters in their order. Values never reach the text: what is
 * not an {@link Sql} becomes a bind.
 */
public record Sql(String text, List<Object> params) {

    /**
     * @param template fragments with a {@code %s} for every argument that is {@link Sql} and a {@code ?} for every
     *     other one, in the order of the arguments
     */
    public static Sql of(String template, Object... arguments) {
        var text = new StringBuilder();
        var params = new ArrayList<>();
        var at = 0;
        for (var argument : arguments) {
            if (argument instanceof Sql part) {
                var gap = template.indexOf("%s", at);
                text.append(template, at, gap).append(part.text);
                params.addAll(part.params);
                at = gap + 2;
            } else {
                params.add(argument instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : argument);
                var gap = template.indexOf('?', at);
                text.append(template, at, gap + 1);
                at = gap + 1;
            }
        }
        return new Sql(text.append(template, at, template.length()).toString(), List.copyOf(params));
    }

    public static Sql join(String separator, Collection<Sql> parts) {
        var text = new StringBuilder();
        var params = new ArrayList<>();
        for (var part : parts) {
            text.append(text.isEmpty() ? "" : separator).append(part.text);
            params.addAll(part.params);
        }
        return new Sql(text.toString(), List.copyOf(params));
    }

    public Sql plus(Sql more) {
        return Sql.of("%s %s", this, more);
    }

    public Sql not() {
        return Sql.of("not (%s)", this);
    }
}
