package org.encorecrm.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

record CustomerMetricsRow(Duration abandonAfter) implements RowMapper<CustomerMetrics> {

    @Override
    public CustomerMetrics mapRow(ResultSet row, int index) throws SQLException {
        var left = at(row, "cart_left_at");
        var stage = row.getString("lifecycle_stage");
        return new CustomerMetrics(
                row.getLong("customer_id"),
                row.getInt("orders_count"),
                row.getBigDecimal("orders_sum"),
                row.getBigDecimal("orders_average"),
                at(row, "first_order_at"),
                at(row, "last_order_at"),
                row.getBigDecimal("average_interval_days"),
                row.getInt("visits_count"),
                at(row, "last_visit_at"),
                row.getBigDecimal("cart_total"),
                at(row, "cart_updated_at"),
                left == null ? null : left.plus(abandonAfter),
                row.getString("cart_items"),
                row.getObject("rfm_r", Integer.class),
                row.getObject("rfm_f", Integer.class),
                row.getObject("rfm_m", Integer.class),
                stage == null ? null : Stage.of(stage),
                at(row, "lifecycle_since"),
                at(row, "computed_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
