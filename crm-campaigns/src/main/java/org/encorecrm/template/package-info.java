/** What letters say: templates, their variables and how they are filled in for a customer. */
@NullMarked
@ApplicationModule
package org.encorecrm.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
