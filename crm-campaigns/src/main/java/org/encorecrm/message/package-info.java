/** What is sent to customers: the queue, the gate before every message, and what became of it. */
@NullMarked
@ApplicationModule
package org.encorecrm.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
