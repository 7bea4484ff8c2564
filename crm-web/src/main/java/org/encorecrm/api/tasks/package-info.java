/** Tasks over REST: what is to be done, and how it ended. */
@NullMarked
package org.encorecrm.api.tasks;

import org.jspecify.annotations.NullMarked;
