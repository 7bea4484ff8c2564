/** Files of customers, orders and products taken in: read, mapped, rehearsed, run, undone. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "identity",
            "consent",
            "ordering",
            "catalog",
            "field",
            "erasure",
            "change",
            "personal",
            "timeline",
            "support"
        })
package org.encorecrm.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
