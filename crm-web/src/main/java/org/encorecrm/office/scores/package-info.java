/** Settings → Scores: how RFM scores, classes of turnover and preferences are worked out. */
@NullMarked
package org.encorecrm.office.scores;

import org.jspecify.annotations.NullMarked;
