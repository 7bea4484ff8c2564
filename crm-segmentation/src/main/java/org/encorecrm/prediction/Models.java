package org.encorecrm.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The models that were fitted, in {@code segmentation.prediction_model}. */
@Repository
class Models {

    private final JdbcClient jdbc;

    Models(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Model> current() {
        return jdbc.sql("select * from segmentation.prediction_model order by id desc limit 1")
                .query((rs, i) -> read(rs))
                .optional();
    }

    Model get(long id) {
        return jdbc.sql("select * from segmentation.prediction_model where id = :id")
                .param("id", id)
                .query((rs, i) -> read(rs))
                .single();
    }

    /** The id of the model in use. */
    Optional<Long> currentId() {
        return jdbc.sql("select max(id) as id from segmentation.prediction_model")
                .query((rs, i) -> Optional.ofNullable(rs.getObject("id", Long.class)))
                .single();
    }

    void add(Model model) {
        var value = model.value();
        jdbc.sql("""
                        insert into segmentation.prediction_model
                               (fitted_at, r, alpha, a, b, log_likelihood, customers, p, q, v)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Timestamp.from(model.fittedAt()))
                .param(model.orders().r())
                .param(model.orders().alpha())
                .param(model.orders().a())
                .param(model.orders().b())
                .param(model.logLikelihood())
                .param(model.customers())
                .param(value == null ? null : value.p())
                .param(value == null ? null : value.q())
                .param(value == null ? null : value.v())
                .update();
    }

    private static Model read(ResultSet rs) throws SQLException {
        var p = rs.getObject("p", Double.class);
        return new Model(
                instant(rs),
                new BgNbd(rs.getDouble("r"), rs.getDouble("alpha"), rs.getDouble("a"), rs.getDouble("b")),
                rs.getDouble("log_likelihood"),
                rs.getLong("customers"),
                p == null ? null : new GammaGamma(p, rs.getDouble("q"), rs.getDouble("v")));
    }

    private static Instant instant(ResultSet rs) throws SQLException {
        return rs.getTimestamp("fitted_at").toInstant();
    }
}
