/** Settings over REST. */
@NullMarked
package org.encorecrm.api.settings;

import org.jspecify.annotations.NullMarked;
