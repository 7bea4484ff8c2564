/** What customers are unhappy about: who answers for it and until when. While one is open there is no advertising. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"activity", "change", "customer", "erasure", "personal", "support", "timeline"})
package org.encorecrm.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
