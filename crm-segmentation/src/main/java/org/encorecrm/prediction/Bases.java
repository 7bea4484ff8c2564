package org.encorecrm.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bases of kept predictions, by versions. */
@Repository
class Bases {

    private final JdbcClient jdbc;
    private final Models models;
    private final Map<Long, Basis> known = new ConcurrentHashMap<>();

    Bases(JdbcClient jdbc, Models models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** The one that holds. Read anew each time, its model once: an evaluation must see the newest. */
    Optional<Basis> current() {
        return jdbc.sql("select * from segmentation.prediction_basis order by id desc limit 1")
                .query((rs, i) -> basis(rs))
                .optional();
    }

    long add(@Nullable Long model, LocalDate day, Prospects prospects, Instant at) {
        return jdbc.sql("""
                        insert into segmentation.prediction_basis
                               (model_id, day, order_days, value_months, monthly_discount, at)
                        values (:model, :day, :orders, :value, :discount, :at) returning id
                        """)
                .param("model", model)
                .param("day", day)
                .param("orders", prospects.orderDays())
                .param("value", prospects.valueMonths())
                .param("discount", prospects.monthlyDiscount())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private Basis basis(ResultSet rs) throws SQLException {
        var id = rs.getLong("id");
        var basis = known.get(id);
        if (basis == null) {
            basis = read(id, rs);
            known.clear();
            known.put(id, basis);
        }
        return basis;
    }

    private Basis read(long id, ResultSet rs) throws SQLException {
        var model = rs.getObject("model_id", Long.class);
        return new Basis(
                id,
                model == null ? null : models.get(model),
                rs.getObject("day", LocalDate.class),
                new Prospects(rs.getInt("order_days"), rs.getInt("value_months"), rs.getDouble("monthly_discount")),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
