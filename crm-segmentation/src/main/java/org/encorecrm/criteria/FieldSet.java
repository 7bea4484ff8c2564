package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The fields one may name in a place: about a customer, an event or a purchase. */
public final class FieldSet {

    private static final int LONGEST_KEY = 240;
    private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Field> hidden = new HashMap<>();
    private final List<Family> families = new ArrayList<>();

    public FieldSet with(Collection<Field> more) {
        more.forEach(field -> fields.put(field.key(), field));
        return this;
    }

    FieldSet with(Field one) {
        return with(List.of(one));
    }

    /** Takes the place of the family that begins the same. */
    FieldSet with(Family family) {
        families.removeIf(each -> each.prefix().equals(family.prefix()));
        families.add(family);
        return this;
    }

    /** The same set, to which fields can be added without changing this one. */
    FieldSet copy() {
        var copy = new FieldSet();
        copy.fields.putAll(fields);
        copy.hidden.putAll(hidden);
        copy.families.addAll(families);
        return copy;
    }

    /** A field that is understood but no longer offered. */
    FieldSet withHidden(Field field) {
        hidden.put(field.key(), field);
        return this;
    }

    /** Fields of the shop's own, under a common beginning: {@code customer.custom.<key>}. */
    FieldSet with(String prefix, Label label, Theme theme, Function<String, Field> member) {
        return with(prefix, label, theme, member, ANYTHING);
    }

    /** @param keys what may stand after the prefix */
    FieldSet with(String prefix, Label label, Theme theme, Function<String, Field> member, Pattern keys) {
        families.add(new Family(prefix, label, theme, member, keys));
        return this;
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    public List<Family> families() {
        return families;
    }

    public Optional<Field> find(String key) {
        var known = fields.getOrDefault(key, hidden.get(key));
        return known != null
                ? Optional.of(known)
                : families.stream().flatMap(each -> each.find(key).stream()).findFirst();
    }

    /** Fields that differ in the last part of their key, which the shop chooses. */
    public record Family(String prefix, Label label, Theme theme, Function<String, Field> member, Pattern keys) {

        Family(String prefix, Label label, Theme theme, Function<String, Field> member) {
            this(prefix, label, theme, member, ANYTHING);
        }

        /** Of every member. */
        public ValueType type() {
            return member.apply("key").type();
        }

        Optional<Field> find(String key) {
            return key.startsWith(prefix)
                            && key.length() > prefix.length()
                            && key.length() <= LONGEST_KEY
                            && keys.matcher(key.substring(prefix.length())).matches()
                    ? Optional.of(member.apply(key.substring(prefix.length())))
                    : Optional.empty();
        }
    }
}
