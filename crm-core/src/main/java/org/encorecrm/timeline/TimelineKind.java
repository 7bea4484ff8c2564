package org.encorecrm.timeline;

/**
 * One kind of happening, as fragments of SQL over its own tables. The card shows it by the template
 * {@code timeline/<code>.html} and calls it by the text {@code timeline.kind.<code>}.
 *
 * @param place where it stands among the filters of a timeline
 * @param code a lower_snake_case word
 * @param at when it happened. There should be an index on the customer and this: a page then reads a range of it
 * @param key a number, unique within the kind; with {@code at} the place of a happening on the line
 * @param data what there is to know of it, as jsonb. No word of it is in a language
 * @param from its tables and whose it is: {@code core.note n where n.customer_id = :id}
 */
public record TimelineKind(int place, String code, String at, String key, String data, String from) {

    public TimelineKind {
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("no code of a kind: " + code);
        }
    }

    /** At most a page of the kind, the latest first, from {@code after} on. */
    String page(TimelinePlace after) {
        return """
                (select %1$s as at, '%2$s' as kind, (%3$s)::bigint as key, (%4$s)::text as data
                   from %5$s %6$s
                  order by %1$s desc, %3$s desc
                  limit :fetch)
                """.formatted(at, code, key, data, from, after.bound(this));
    }
}
