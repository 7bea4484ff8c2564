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
        return jdbc.sql("""
                        select b.*, exists (select from segmentation.consumable k
                                             where k.basis_id = b.id and k.runs_out) as goods_run_out
                          from segmentation.prediction_basis b order by b.id desc limit 1
                        """).query((rs, i) -> basis(rs)).optional();
    }

    long add(@Nullable Long model, LocalDate day, Prospects prospects, int categoryLevel, Instant at) {
        return jdbc.sql("""
                        insert into segmentation.prediction_basis
                               (model_id, day, order_days, value_months, monthly_discount, category_level, at)
                        values (:model, :day, :orders, :value, :discount, :level, :at) returning id
                        """)
                .param("model", model)
                .param("day", day)
                .param("orders", prospects.orderDays())
                .param("value", prospects.valueMonths())
                .param("discount", prospects.monthlyDiscount())
                .param("level", categoryLevel)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Known only when everybody waits: until what day the basis looks. */
    void date(long basis, LocalDate day, Instant at) {
        jdbc.sql("update segmentation.prediction_basis set day = :day, at = :at where id = :id")
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", basis)
                .update();
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
                rs.getInt("category_level"),
                rs.getBoolean("goods_run_out"),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
