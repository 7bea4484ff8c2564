package org.encorecrm.office.erasure;

import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.encorecrm.retention.RetentionPeriods;

/**
 * A kind of data in the form.
 *
 * @param period ISO-8601, empty for ever
 * @param shortest the least one may choose
 * @param options what is offered, among it what is set
 */
public record PrivacyLine(String kind, String period, Period shortest, List<String> options) {

    static PrivacyLine of(RetentionPeriods.Kind kind) {
        var period = kind.period();
        return new PrivacyLine(kind.kind(), period == null ? "" : period.toString(), kind.atLeast(), List.of());
    }

    PrivacyLine offering(List<String> offered) {
        var possible = offered.stream().filter(each -> each.isEmpty() || days(Period.parse(each)) >= days(shortest));
        return new PrivacyLine(
                kind,
                period,
                shortest,
                Stream.concat(possible, Stream.of(period)).distinct().toList());
    }

    /** Near enough to compare. */
    private static long days(Period period) {
        return Math.round(period.toTotalMonths() * 30.4) + period.getDays();
    }
}
