/** Asking a mailbox whether it wants what the shop says it asked for. */
@NullMarked
@ApplicationModule
package org.encorecrm.optin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
