/** The demo shop: generated history, live traffic, a clock that can be moved, and a story told on them. */
@NullMarked
@ApplicationModule
package org.encorecrm.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
