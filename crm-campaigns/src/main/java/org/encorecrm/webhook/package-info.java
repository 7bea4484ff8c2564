/** Telling the shop's own programs what has happened here: signed, at least once, and never from inside a transaction. */
@NullMarked
@ApplicationModule
package org.encorecrm.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
