/** Figures over REST: RFM of everybody, the metrics of one customer, full recomputations. */
@NullMarked
package org.encorecrm.api.analysis;

import org.jspecify.annotations.NullMarked;
