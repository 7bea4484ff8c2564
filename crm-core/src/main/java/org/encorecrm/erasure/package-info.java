/** The right to be forgotten: whatever is personal goes, what the shop must keep stays without a name. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "support"})
package org.encorecrm.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
