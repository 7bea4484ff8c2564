package org.encorecrm.segment;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFM scores by the text of the contract, from the boundaries that hold. */
record PlainScores(double[] recency, double[] frequency, double[] monetary) {

    static @Nullable PlainScores read(JdbcClient jdbc) {
        return jdbc.sql("select recency, frequency, monetary from segmentation.rfm_boundaries order by id desc limit 1")
                .query((row, i) -> new PlainScores(
                        numbers(row.getArray("recency")),
                        numbers(row.getArray("frequency")),
                        numbers(row.getArray("monetary"))))
                .optional()
                .orElse(null);
    }

    private static double[] numbers(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** r, f and m; null without a purchase. */
    int @Nullable [] of(Person person, Instant now, ZoneId zone) {
        var last = person.lastOrder(now);
        if (last == null) {
            return null;
        }
        var days = last.atZone(zone).toLocalDate().until(now.atZone(zone).toLocalDate(), ChronoUnit.DAYS);
        return new int[] {
            recency.length + 1 - below(recency, days),
            1 + below(frequency, person.purchases(now).size()),
            1 + below(monetary, person.sum(now).doubleValue())
        };
    }

    private static int below(double[] boundaries, double value) {
        return (int) Arrays.stream(boundaries).filter(each -> each < value).count();
    }

    static @Nullable Object value(@Nullable PlainScores scores, String field, Person person, Instant now, ZoneId zone) {
        var score = scores == null ? null : scores.of(person, now, zone);
        if (score == null) {
            return null;
        }
        return switch (field) {
            case "rfm.r" -> BigDecimal.valueOf(score[0]);
            case "rfm.f" -> BigDecimal.valueOf(score[1]);
            case "rfm.m" -> BigDecimal.valueOf(score[2]);
            default -> "" + score[0] + score[1] + score[2];
        };
    }
}
