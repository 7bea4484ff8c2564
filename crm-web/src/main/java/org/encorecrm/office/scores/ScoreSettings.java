package org.encorecrm.office.scores;

import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.AbcLimits;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Cuts;
import org.encorecrm.metrics.PreferenceSettings;
import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.security.Audit;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the settings of figures and lets everybody's figures follow. */
@Service
class ScoreSettings {

    private final Settings settings;
    private final Boundaries boundaries;
    private final Abc abc;
    private final PreferenceSettings preferences;
    private final Recomputations recomputations;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ScoreSettings(
            Settings settings,
            Boundaries boundaries,
            Abc abc,
            PreferenceSettings preferences,
            Recomputations recomputations,
            Audit audit,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.boundaries = boundaries;
        this.abc = abc;
        this.preferences = preferences;
        this.recomputations = recomputations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * New boundaries hold at once; within a minute the clock worker lets those follow whose scores they change. They are
     * worked out after the setting is committed: before, nobody can read it.
     */
    public void thresholds(String thresholds) {
        Cuts.of(boundaries.cuts().bins(), thresholds);
        change("rfm.thresholds", settings.get("rfm.thresholds", Boundaries.USUAL), thresholds);
        boundaries.refresh();
    }

    /** @param days over which turnover is counted; empty: over all there were */
    public void turnover(AbcLimits limits, String days) {
        var period = Abc.period(days);
        change("abc.limits", abc.limits().toString(), limits.toString());
        change("abc.periodDays", String.valueOf(abc.periodDays()), period);
        boundaries.refresh();
    }

    /** The statement that weighs reads the settings itself, so everybody has to be walked. */
    public void weighing(PreferenceSettings.Weighing weighing) {
        transaction.executeWithoutResult(status -> {
            var before = preferences.present();
            preferences.put(weighing);
            audit.record("scores.changed", "preferences", before, weighing);
            recomputations.restart();
        });
    }

    private void change(String key, String before, String after) {
        transaction.executeWithoutResult(status -> {
            settings.put(key, after);
            audit.record("scores.changed", key, before, after);
        });
    }
}
