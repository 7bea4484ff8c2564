/** The customer's own page: what they allow, how often and when, and everything held about them. */
@NullMarked
@ApplicationModule
package org.encorecrm.preference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
