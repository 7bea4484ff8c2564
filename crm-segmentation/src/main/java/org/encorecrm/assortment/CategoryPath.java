package org.encorecrm.assortment;

import java.util.ArrayList;
import java.util.List;

/** A product group: a path of categories from the root, such as {@code Toys/Robots}; empty for the whole shop. */
public record CategoryPath(String text) {

    public static final CategoryPath WHOLE_SHOP = new CategoryPath("");

    /** The group itself and what lies above it, the nearest first and the whole shop last. */
    public List<String> upwards() {
        var groups = new ArrayList<String>();
        for (var at = text.length(); at > 0; at = text.lastIndexOf('/', at - 1)) {
            groups.add(text.substring(0, at));
        }
        groups.add(WHOLE_SHOP.text);
        return groups;
    }
}
