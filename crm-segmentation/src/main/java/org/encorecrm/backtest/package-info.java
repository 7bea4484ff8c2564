/** What criteria would have caught, and scenarios started, on days that have passed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "criteria", "segment", "support"})
package org.encorecrm.backtest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
