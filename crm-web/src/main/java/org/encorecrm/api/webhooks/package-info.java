/** Webhooks over REST: whom to tell what, and what came of it. */
@NullMarked
package org.encorecrm.api.webhooks;

import org.jspecify.annotations.NullMarked;
