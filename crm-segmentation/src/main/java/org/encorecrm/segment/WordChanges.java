package org.encorecrm.segment;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.encorecrm.binary.Grids;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.BinaryChanges;
import org.encorecrm.criteria.BinaryFields;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When binary words are cut by another step, or another share stands behind them, whoever that changes is evaluated
 * anew: only where a segment asks for it, and only those whose word or share is another.
 */
@Service
public class WordChanges {

    private final Grids grids;
    private final Definitions definitions;
    private final ShopCalendar calendar;
    private final Changes changes;
    private final EvaluationTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    WordChanges(
            Grids grids,
            Definitions definitions,
            ShopCalendar calendar,
            Changes changes,
            EvaluationTime time,
            BusinessClock clock,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.grids = grids;
        this.definitions = definitions;
        this.calendar = calendar;
        this.changes = changes;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes steps and settings hold, and puts those whom that changes into the change queue. */
    public void settle() {
        grids.refresh();
        if (grids.unsettled()) {
            transaction.executeWithoutResult(status -> apply());
        }
    }

    private void apply() {
        var now = time.hold().orLater(clock.now());
        var asking = calendar.asking(now, Among.everybody());
        asked().forEach((category, shares) -> {
            enqueue(BinaryChanges.ofPeriods(category, shares, asking));
            if (shares) {
                enqueue(BinaryChanges.ofShares(category, asking));
            }
        });
        jdbc.sql("update segmentation.binary_grid set applied_at = :now where applied_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        update segmentation.binary_word set applied_percent = percent
                         where percent is distinct from applied_percent
                        """).update();
        jdbc.sql("""
                        delete from segmentation.binary_word w
                         where exists (select from segmentation.binary_grid g
                                        where g.id = w.grid_id
                                          and exists (select from segmentation.binary_grid newer
                                                       where newer.category = g.category and newer.id > g.id))
                        """).update();
    }

    /** The product groups that segments ask about, and whether they ask for the share behind the word. */
    private Map<String, Boolean> asked() {
        var asked = new LinkedHashMap<String, Boolean>();
        for (var definition : definitions.dynamic()) {
            Dependencies.leaves(definition.criterion()).forEach(leaf -> {
                if (leaf instanceof FieldIs is) {
                    var field = is.condition().field();
                    var category = BinaryFields.categoryOf(field);
                    if (category != null) {
                        asked.merge(category, field.key().startsWith(BinaryFields.NEXT_PURCHASE), Boolean::logicalOr);
                    }
                }
            });
        }
        return asked;
    }

    private void enqueue(Sql select) {
        changes.enqueueFound(
                new Found(select.text(), select.params(), Set.of(ChangeKind.PERIOD)), Cause.BOUNDARIES, false);
    }
}
