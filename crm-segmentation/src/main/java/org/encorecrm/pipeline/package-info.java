/** The road from a change to a move: the change worker, the clock worker, the full recomputation, the prediction run. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "metrics", "prediction", "segment", "support"})
package org.encorecrm.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
