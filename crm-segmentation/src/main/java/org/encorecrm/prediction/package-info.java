/** What customers will probably do: alive or gone, expected orders, lifetime value, next order. */
@NullMarked
@ApplicationModule
package org.encorecrm.prediction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
