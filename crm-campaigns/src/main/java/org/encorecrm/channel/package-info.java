/** How messages leave: SMTP, and the built-in mail catcher for shops without a mail server. */
@NullMarked
@ApplicationModule
package org.encorecrm.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
