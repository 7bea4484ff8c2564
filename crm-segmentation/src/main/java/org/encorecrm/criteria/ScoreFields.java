package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.metrics.AbcSql;

/** RFM scores as kept, the highest is the best; the class by turnover. */
final class ScoreFields {

    /** A score may change at the shop's midnight too; the clock of the figures says so with the kind FIGURE. */
    private static final Shelf RFM = new Shelf(Theme.RFM, Home.METRICS, Set.of(ChangeKind.ORDERS, ChangeKind.FIGURE));

    private ScoreFields() {}

    static List<Field> all() {
        return List.of(
                score("rfm.r", NUMBER, "Recency score", "Оценка давности (R)", "m.rfm_r"),
                score("rfm.f", NUMBER, "Frequency score", "Оценка частоты (F)", "m.rfm_f"),
                score("rfm.m", NUMBER, "Monetary score", "Оценка суммы (M)", "m.rfm_m"),
                RFM.field("abc.class", CHOICE, "ABC class by turnover", "Класс ABC по обороту", ScoreFields::abc)
                        .choices(
                                Option.of("A", "A: brings most of the turnover", "A: приносит основной оборот"),
                                Option.of("B", "B: in between", "B: середина"),
                                Option.of("C", "C: brings the least", "C: приносит меньше всех"))
                        .inThePast(Past.FACTS),
                score("rfm.code", TEXT, "RFM code", "Код RFM", "(m.rfm_r::text || m.rfm_f::text || m.rfm_m::text)"));
    }

    private static Sql abc(Asking asking) {
        return PastFigures.of(asking.fromFacts() ? AbcSql.then() : AbcSql.now(), asking);
    }

    private static Field score(String key, ValueType type, String en, String ru, String expression) {
        return RFM.field(key, type, en, ru, expression).inThePast(Past.FACTS);
    }
}
