/** Segments: who is in them, who moved, and why. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "binary",
            "change",
            "criteria",
            "feedback",
            "field",
            "erasure",
            "identity",
            "metrics",
            "personal",
            "support",
            "timeline"
        })
package org.encorecrm.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
