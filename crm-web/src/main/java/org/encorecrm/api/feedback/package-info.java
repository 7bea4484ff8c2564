/** Surveys over REST: what is asked, what was answered, and links for customers. */
@NullMarked
package org.encorecrm.api.feedback;

import org.jspecify.annotations.NullMarked;
