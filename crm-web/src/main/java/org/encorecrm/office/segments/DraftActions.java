package org.encorecrm.office.segments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.encorecrm.criteria.Catalogue;
import org.encorecrm.criteria.Operator;
import org.jspecify.annotations.Nullable;

/** What the buttons of the constructor do: {@code add:field:orders.count}, {@code group}, {@code remove:r.0.1} … */
final class DraftActions {

    private DraftActions() {}

    /**
     * @param at the group something is added to
     * @return the path of the node to look at next, null when none
     */
    static @Nullable String apply(DraftNode root, String action, String at) {
        var parts = action.split(":", 3);
        var fresh = switch (parts[0]) {
            case "add" -> leaf(parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
            case "group" -> new DraftNode("any");
            default -> null;
        };
        if (fresh != null) {
            target(root, at, fresh.value("about")).add(fresh);
            find(root, at).ifPresent(node -> fit(node, fresh.value("field")));
        } else if (parts[0].equals("unknown") && parts.length > 1) {
            takeInUnknown(root, parts[1]);
        } else if (parts[0].equals("remove") && parts.length > 1) {
            remove(root, parts[1]);
        }
        root.number("r");
        return fresh == null ? null : fresh.getPath();
    }

    private static @Nullable DraftNode leaf(String kind, String what) {
        return switch (kind) {
            case "field" -> DraftNode.field(what);
            case "event" -> new DraftNode("event").with("event", what);
            case "purchase" -> new DraftNode("purchase");
            case "message" -> new DraftNode("message").with("message", what);
            case "segment" -> new DraftNode("segment").with("segment", what);
            case "ofevent" -> DraftNode.field(what).with("about", "event");
            case "ofpurchase" -> DraftNode.field(what).with("about", "purchase");
            case "ofmessage" -> DraftNode.field(what).with("about", "message");
            default -> null;
        };
    }

    /** Only of some messages one can ask for the link or the reason: asking makes it such a message. */
    private static void fit(DraftNode node, String field) {
        var knows = Catalogue.message(node.value("message"))
                .filter(kind -> kind.fields().find(field).isPresent());
        if (node.getType().equals("message") && knows.isEmpty()) {
            Catalogue.MESSAGES.stream()
                    .filter(kind -> kind.fields().find(field).isPresent())
                    .findFirst()
                    .ifPresent(kind -> node.with("message", kind.code()));
        }
    }

    /** A condition on an event or a purchase goes into it; everything else into a group. */
    private static List<DraftNode> target(DraftNode root, String at, String about) {
        var node = find(root, at).orElse(root);
        if (!about.isEmpty()) {
            return node.getType().equals(about) ? node.getWhere() : root.getChildren();
        }
        return node.isGroup() ? node.getChildren() : root.getChildren();
    }

    static Optional<DraftNode> find(DraftNode node, String path) {
        if (node.getPath().equals(path)) {
            return Optional.of(node);
        }
        return Stream.concat(node.getChildren().stream(), node.getWhere().stream())
                .flatMap(each -> find(each, path).stream())
                .findFirst();
    }

    /** City is not X, or is not known. */
    private static void takeInUnknown(DraftNode node, String path) {
        for (var i = 0; i < node.getChildren().size(); i++) {
            var child = node.getChildren().get(i);
            if (child.getPath().equals(path)) {
                var either = new DraftNode("any");
                either.getChildren().add(child);
                either.getChildren().add(DraftNode.field(child.value("field")).with("op", Operator.IS_NOT_SET.code()));
                node.getChildren().set(i, either);
            } else {
                takeInUnknown(child, path);
            }
        }
    }

    private static void remove(DraftNode node, String path) {
        node.getChildren().removeIf(each -> each.getPath().equals(path));
        node.getWhere().removeIf(each -> each.getPath().equals(path));
        node.getChildren().forEach(each -> remove(each, path));
        node.getWhere().forEach(each -> remove(each, path));
    }
}
