/** What the shop sells: products, their categories and prices. */
@NullMarked
@ApplicationModule
package org.encorecrm.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
