/** Binary words over REST. */
@NullMarked
package org.encorecrm.api.binary;

import org.jspecify.annotations.NullMarked;
