/** The desk: what is to be done for which customer, with the customer's card beside it. */
@NullMarked
package org.encorecrm.office.tasks;

import org.jspecify.annotations.NullMarked;
