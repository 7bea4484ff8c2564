package org.encorecrm.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the shop would post about some stretch of time. */
record Act(List<ObjectNode> newcomers, List<ObjectNode> events, List<ObjectNode> orders) {

    static Act empty() {
        return new Act(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
