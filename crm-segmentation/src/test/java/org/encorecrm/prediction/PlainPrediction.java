package org.encorecrm.prediction;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Predictions worked out from a list of purchases the plain way: the second opinion about what is kept. Only the expected
 * orders are the product's own formula, which CDNOW has checked.
 */
public record PlainPrediction(
        @Nullable Double alive,
        @Nullable Double expectedOrders,
        @Nullable Instant nextOrderAt,
        @Nullable Double clv,
        LocalDate day) {

    /** A model as good as any, for bases where nobody has fitted one. */
    public static void ensureModel(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into segmentation.prediction_model
                               (fitted_at, r, alpha, a, b, log_likelihood, customers, p, q, v)
                        select '2000-01-01', 0.9, 1.5, 0.8, 2.4, -1, 500, 2.5, 3.5, 400
                         where not exists (select from segmentation.prediction_model)
                        """).update();
    }

    public record Purchase(Instant at, BigDecimal amount) {}

    /** The basis that holds. */
    public record Ground(
            double r,
            double alpha,
            double a,
            double b,
            @Nullable Double p,
            @Nullable Double q,
            @Nullable Double v,
            boolean fitted,
            LocalDate day,
            int orderDays,
            int months,
            double discount) {

        public static Optional<Ground> read(JdbcClient jdbc) {
            return jdbc.sql("""
                            select m.*, b.day, b.order_days, b.value_months, b.monthly_discount
                              from segmentation.prediction_basis b
                              left join segmentation.prediction_model m on m.id = b.model_id
                             order by b.id desc limit 1
                            """).query((rs, i) -> of(rs)).optional();
        }

        private static Ground of(ResultSet rs) throws SQLException {
            return new Ground(
                    rs.getDouble("r"),
                    rs.getDouble("alpha"),
                    rs.getDouble("a"),
                    rs.getDouble("b"),
                    rs.getObject("p", Double.class),
                    rs.getObject("q", Double.class),
                    rs.getObject("v", Double.class),
                    rs.getObject("r") != null,
                    rs.getObject("day", LocalDate.class),
                    rs.getInt("order_days"),
                    rs.getInt("value_months"),
                    rs.getDouble("monthly_discount"));
        }

        /** Null for who has bought nothing. */
        public @Nullable PlainPrediction of(List<Purchase> purchases, ZoneId zone) {
            var days = purchases.stream()
                    .map(purchase -> purchase.at.atZone(zone).toLocalDate())
                    .distinct()
                    .sorted()
                    .toList();
            if (days.isEmpty()) {
                return null;
            }
            var last = purchases.stream()
                    .map(Purchase::at)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var lastDay = days.get(days.size() - 1);
            var until = lastDay.isAfter(day) ? lastDay : day;
            var x = days.size() - 1;
            var tx = ChronoUnit.DAYS.between(days.get(0), lastDay) / 7.0;
            var age = ChronoUnit.DAYS.between(days.get(0), until) / 7.0;
            if (!fitted) {
                var own = x == 0 ? null : later(last, tx * 7 * 86_400 / x);
                return new PlainPrediction(null, null, own, null, until);
            }
            var gone = x == 0 ? 0 : a / (b + x - 1) * Math.pow((alpha + age) / (alpha + tx), r + x);
            var wait = (alpha + tx) * (Math.pow(2, 1 / (r + x)) - 1);
            return new PlainPrediction(
                    1 / (1 + gone),
                    expected(x, tx, age, orderDays / 7.0),
                    wait > 5_200 ? null : later(last, wait * 7 * 86_400),
                    value(purchases, x, tx, age),
                    until);
        }

        private @Nullable Double value(List<Purchase> purchases, int x, double tx, double age) {
            var sum = purchases.stream()
                    .mapToDouble(purchase -> purchase.amount.doubleValue())
                    .sum();
            if (p == null || q == null || v == null || !(sum > 0)) {
                return null;
            }
            var each = p * (v + sum) / (p * purchases.size() + q - 1);
            var total = 0.0;
            for (var month = 1; month <= months; month++) {
                var until = expected(x, tx, age, month * 365.25 / 84);
                var before = expected(x, tx, age, (month - 1) * 365.25 / 84);
                total += (until - before) / Math.pow(1 + discount, month) * each;
            }
            return total;
        }

        private double expected(int x, double tx, double age, double weeks) {
            return new BgNbd(r, alpha, a, b).expectedOrders(History.of(x, tx, age), weeks);
        }

        private static Instant later(Instant last, double seconds) {
            return last.plusSeconds(Math.round(seconds)).truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
