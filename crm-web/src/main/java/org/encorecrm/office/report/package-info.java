/** The section Reports: what there is to read about the shop. */
@NullMarked
package org.encorecrm.office.report;

import org.jspecify.annotations.NullMarked;
