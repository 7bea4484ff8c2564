/** Reports → Surveys: what customers are asked, and what they answered. */
@NullMarked
package org.encorecrm.office.surveys;

import org.jspecify.annotations.NullMarked;
