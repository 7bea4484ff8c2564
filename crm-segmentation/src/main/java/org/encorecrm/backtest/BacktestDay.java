package org.encorecrm.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a backtest.
 *
 * @param date the day at whose end, in the shop's zone, there were so many {@code members}
 * @param entered who is a member and was none a step before
 * @param left who was a member a step before and is none
 * @param runs how many runs the scenario would have started
 * @param heldOut how many it would have left alone, for comparison
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestDay(
        LocalDate date,
        long members,
        long entered,
        long left,
        @Nullable Long runs,
        @Nullable Long heldOut) {}
