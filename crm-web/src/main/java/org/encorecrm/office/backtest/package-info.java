/** What a segment would have caught, and a scenario started, on days that have passed. */
@NullMarked
package org.encorecrm.office.backtest;

import org.jspecify.annotations.NullMarked;
