/** Scenarios: what is done, step by step, about a customer who entered or left a segment. */
@NullMarked
@ApplicationModule
package org.encorecrm.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
