package org.encorecrm.backtest;

import java.time.LocalDate;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried on the past. One of the first three says what.
 *
 * @param criteria null when they are a segment's or the scenario's
 * @param segment its criteria
 * @param scenario the criteria of the segment that starts it; its runs are counted too
 * @param from the first day, in the shop's zone
 * @param to the last day at the latest
 * @param step whole days, weeks or months
 */
public record BacktestQuestion(
        @Nullable Criterion criteria,
        @Nullable String segment,
        @Nullable String scenario,
        LocalDate from,
        LocalDate to,
        Span step) {}
