/** Who may do what: users and their roles, API keys and their scopes. */
@NullMarked
@ApplicationModule
package org.encorecrm.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
