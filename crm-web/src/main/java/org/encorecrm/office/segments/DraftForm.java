package org.encorecrm.office.segments;

import java.util.Map;
import java.util.Set;
import org.encorecrm.criteria.Vocabulary;

/** Reads the tree back from the inputs of the form. */
final class DraftForm {

    private static final int MOST_NODES = 400;
    private static final Set<String> TYPES =
            Set.of("all", "any", "none", "field", "event", "purchase", "message", "segment");

    private final Map<String, String[]> inputs;
    private int nodes;

    private DraftForm(Map<String, String[]> inputs) {
        this.inputs = inputs;
    }

    static DraftNode read(Map<String, String[]> inputs, Vocabulary vocabulary) {
        var form = new DraftForm(inputs);
        var root = inputs.containsKey("r.type") ? form.node("r", "") : new DraftNode("all");
        root.speaking(vocabulary).number("r");
        return root;
    }

    private DraftNode node(String path, String about) {
        nodes++;
        var type = first(path + ".type");
        var node = new DraftNode(TYPES.contains(type) ? type : "all").with("about", about);
        var prefix = path + ".";
        inputs.forEach((name, values) -> {
            if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
                node.with(name.substring(prefix.length()), String.join("\n", values));
            }
        });
        for (var i = 0; there(path + "." + i); i++) {
            node.getChildren().add(node(path + "." + i, ""));
        }
        for (var i = 0; there(path + ".w" + i); i++) {
            node.getWhere().add(node(path + ".w" + i, node.getType()));
        }
        return node;
    }

    private boolean there(String path) {
        return nodes < MOST_NODES && inputs.containsKey(path + ".type");
    }

    private String first(String name) {
        var values = inputs.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
