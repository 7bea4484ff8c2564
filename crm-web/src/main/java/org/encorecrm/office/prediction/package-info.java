/** What customers will probably do: on the card, and as a report about the models behind it. */
@NullMarked
package org.encorecrm.office.prediction;

import org.jspecify.annotations.NullMarked;
