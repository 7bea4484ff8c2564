/** What customers say: reviews of products, and surveys with their questions and answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"activity", "customer", "erasure", "support", "timeline"})
package org.encorecrm.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
