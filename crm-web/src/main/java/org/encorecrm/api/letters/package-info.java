/** Templates, messages and the go-live switch over REST. */
@NullMarked
package org.encorecrm.api.letters;

import org.jspecify.annotations.NullMarked;
