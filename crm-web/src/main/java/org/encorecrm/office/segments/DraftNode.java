package org.encorecrm.office.segments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.FieldSet;
import org.encorecrm.criteria.Operator;
import org.encorecrm.criteria.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A node of the tree as it stands in the form: half-finished, with whatever was typed. */
public final class DraftNode {

    private static final Set<String> GROUPS = Set.of("all", "any", "none");

    private final String type;
    private final Map<String, String> values = new HashMap<>();
    private final List<DraftNode> children = new ArrayList<>();
    private final List<DraftNode> where = new ArrayList<>();
    private String path = "r";
    private String within = "";
    private @Nullable String error;
    private Vocabulary vocabulary = Vocabulary.PLAIN;

    DraftNode(String type) {
        this.type = type;
    }

    static DraftNode field(String key) {
        return new DraftNode("field").with("field", key);
    }

    DraftNode with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** What the shop's own fields are, for this node and, once they are numbered, for all within it. */
    DraftNode speaking(Vocabulary words) {
        vocabulary = words;
        return this;
    }

    /** Names every node after its place; the inputs of a node carry its name before theirs. */
    void number(String at) {
        path = at;
        for (var i = 0; i < children.size(); i++) {
            children.get(i).within = type;
            children.get(i).speaking(vocabulary).number(at + "." + i);
        }
        for (var i = 0; i < where.size(); i++) {
            where.get(i).speaking(vocabulary).number(at + ".w" + i);
        }
    }

    public String getType() {
        return type;
    }

    public boolean isGroup() {
        return GROUPS.contains(type);
    }

    public List<DraftNode> getChildren() {
        return children;
    }

    public List<DraftNode> getWhere() {
        return where;
    }

    public String getPath() {
        return path;
    }

    public boolean isRoot() {
        return path.equals("r");
    }

    public @Nullable String getError() {
        return error;
    }

    void setError(String error) {
        this.error = error;
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether one of the lines of a value is this. */
    public boolean has(String name, String line) {
        return value(name).lines().anyMatch(line::equals);
    }

    /** What the node compares, in the catalogue of the place it stands in. */
    public @Nullable Field getField() {
        return catalogue().find(value("field")).orElse(null);
    }

    private FieldSet catalogue() {
        return switch (value("about")) {
            case "event" -> Catalogue.EVENT;
            case "purchase" -> vocabulary.purchase();
            case "message" -> Catalogue.MESSAGE;
            default -> vocabulary.customer();
        };
    }

    /** The chosen operator, or the first one the field knows. */
    public @Nullable Operator getOperator() {
        var field = getField();
        if (field == null) {
            return null;
        }
        return Operator.of(value("op"))
                .filter(field.operators()::contains)
                .orElse(field.operators().get(0));
    }

    /** What becomes of whoever has no value, where one might think otherwise: no, none, or null. */
    public @Nullable String getAbsence() {
        var field = getField();
        var operator = getOperator();
        if (field == null || operator == null || field.isAlwaysKnown() || operator.takesNothing()) {
            return null;
        }
        if (within.equals("none")) {
            return "none";
        }
        return operator == Operator.NE || operator == Operator.NOT_IN || operator == Operator.NOT_CONTAINS
                ? "no"
                : null;
    }

    /** Whether those without a value can be taken in by a press. */
    public boolean isInGroup() {
        return GROUPS.contains(within);
    }

    /** Whether it has a limit about purchases that the shop's history can judge. */
    public boolean isAdvisable() {
        if (type.equals("purchase")) {
            return value("windowKind").equals("within");
        }
        var operator = getOperator();
        return value("field").equals("orders.lastAt")
                && (operator == Operator.OLDER_THAN || operator == Operator.NEWER_THAN);
    }

    /** Which inputs the value takes: none, span, lines, choices, two, date, choice, truth, number or text. */
    public String getInput() {
        var field = getField();
        var operator = getOperator();
        if (field == null || operator == null || operator.takesNothing()) {
            return "none";
        }
        if (operator.takesSpan()) {
            return "span";
        }
        if (operator == Operator.BETWEEN) {
            return "two";
        }
        if (operator.takesMany()) {
            return field.options().isEmpty() ? "lines" : "choices";
        }
        return switch (field.type()) {
            case CHOICE -> "choice";
            case TAGS -> field.options().isEmpty() ? "one" : "choice";
            case BOOLEAN -> "truth";
            default -> "one";
        };
    }

    /** The HTML type of an input for one value. */
    public String getInputType() {
        var field = getField();
        if (field == null) {
            return "text";
        }
        return switch (field.type()) {
            case NUMBER -> "number";
            case DATE, INSTANT -> value("value").contains("T") ? "text" : "date";
            default -> "text";
        };
    }
}
