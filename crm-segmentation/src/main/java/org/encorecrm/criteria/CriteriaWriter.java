package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.util.List;
import org.encorecrm.criteria.Criterion.AllOf;
import org.encorecrm.criteria.Criterion.AnyOf;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Happened;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.criteria.Criterion.MessageWas;
import org.encorecrm.criteria.Criterion.NoneOf;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a tree as JSON, always the same for the same tree. */
public final class CriteriaWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CriteriaWriter() {}

    public static ObjectNode write(Criterion criterion) {
        if (criterion instanceof AllOf all) {
            return group("all", all.parts());
        }
        if (criterion instanceof AnyOf any) {
            return group("any", any.parts());
        }
        if (criterion instanceof NoneOf none) {
            return group("none", none.parts());
        }
        if (criterion instanceof FieldIs is) {
            return condition(is.condition());
        }
        if (criterion instanceof Happened happened) {
            return event(happened);
        }
        if (criterion instanceof Bought bought) {
            return purchase(bought);
        }
        if (criterion instanceof MessageWas was) {
            return message(was);
        }
        var in = (InSegment) criterion;
        return NODES.objectNode().put("segment", in.key()).put("member", in.member());
    }

    private static ObjectNode group(String kind, List<Criterion> parts) {
        var node = NODES.objectNode();
        var array = node.putArray(kind);
        parts.forEach(part -> array.add(write(part)));
        return node;
    }

    private static ObjectNode message(MessageWas was) {
        var node = NODES.objectNode().put("message", was.kind().code());
        if (!was.where().isEmpty()) {
            node.set("where", conditions(was.where()));
        }
        node.set("count", comparison(was.count()));
        return window(node, was.window());
    }

    private static ObjectNode event(Happened happened) {
        var node = NODES.objectNode().put("event", happened.event());
        if (!happened.where().isEmpty()) {
            node.set("where", conditions(happened.where()));
        }
        node.set("count", comparison(happened.count()));
        return window(node, happened.window());
    }

    private static ObjectNode purchase(Bought bought) {
        var node = NODES.objectNode();
        node.set("purchase", conditions(bought.where()));
        node.set("count", comparison(bought.count()));
        var sum = bought.sum();
        if (sum != null) {
            node.set("sum", comparison(sum));
        }
        return window(node, bought.window());
    }

    private static ArrayNode conditions(List<Condition> conditions) {
        var array = NODES.arrayNode();
        conditions.forEach(each -> array.add(condition(each)));
        return array;
    }

    private static ObjectNode condition(Condition condition) {
        var node = NODES.objectNode()
                .put("field", condition.field().key())
                .put("op", condition.operator().code());
        var value = operand(condition.operand());
        if (value != null) {
            node.set("value", value);
        }
        return node;
    }

    private static @Nullable JsonNode operand(Operand operand) {
        if (operand instanceof Operand.Many many) {
            var array = NODES.arrayNode();
            many.values().forEach(each -> array.add(operand(each)));
            return array;
        }
        if (operand instanceof Operand.Number number) {
            return number(number.value());
        }
        if (operand instanceof Operand.Flag flag) {
            return NODES.booleanNode(flag.value());
        }
        if (operand instanceof Operand.Text text) {
            return NODES.stringNode(text.value());
        }
        return operand instanceof Operand.None ? null : NODES.stringNode(time(operand));
    }

    private static String time(Operand operand) {
        if (operand instanceof Operand.Day day) {
            return day.value().toString();
        }
        return operand instanceof Operand.Moment moment
                ? moment.value().toString()
                : ((Operand.Length) operand).span().toString();
    }

    private static JsonNode number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return NODES.numberNode(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static ObjectNode comparison(Comparison comparison) {
        var node = NODES.objectNode().put("op", comparison.operator().code());
        if (comparison.operator() == Operator.BETWEEN) {
            var ends = node.putArray("value");
            comparison.limits().forEach(limit -> ends.add(number(limit)));
        } else {
            node.set("value", number(comparison.limits().get(0)));
        }
        return node;
    }

    private static ObjectNode window(ObjectNode node, Window window) {
        if (window instanceof Window.Within within) {
            node.put("within", within.span().toString());
        } else if (window instanceof Window.Between between) {
            if (between.from() != null) {
                node.put("from", time(between.from()));
            }
            if (between.to() != null) {
                node.put("to", time(between.to()));
            }
        }
        return node;
    }
}
