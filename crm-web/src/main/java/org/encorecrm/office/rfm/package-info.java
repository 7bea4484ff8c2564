/** Reports → RFM: who buys lately and often, and what they bring. */
@NullMarked
package org.encorecrm.office.rfm;

import org.jspecify.annotations.NullMarked;
