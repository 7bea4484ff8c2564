/** What people do on the site: events, the visitors who cause them, carts. */
@NullMarked
@ApplicationModule
package org.encorecrm.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
