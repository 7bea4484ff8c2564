package org.encorecrm.opinion;

import org.jspecify.annotations.Nullable;

/**
 * Net promoter score: the percent of promoters (9 and 10) less the percent of detractors (0 to 6), after F. Reichheld,
 * "The One Number You Need to Grow", Harvard Business Review 81(12), 2003.
 *
 * @param score from −100 to 100
 * @param low the lower end of the 95 % interval, see {@link #of}
 * @param high its upper end
 */
public record Nps(
        long promoters,
        long passives,
        long detractors,
        @Nullable Double score,
        @Nullable Double low,
        @Nullable Double high) {

    /** Of the normal distribution, two-sided 95 %. */
    private static final double Z = 1.959964;

    /**
     * The interval is the adjusted Wald one that B. Rocks found the best of those compared, "Interval Estimation for the
     * 'Net Promoter Score'", The American Statistician 70(4), 2016: three answers are added, 3/4 of them promoters and
     * as many detractors. With p and d the shares then and n the answers, p − d ± z · √((p + d − (p − d)²) / n).
     */
    static Nps of(long promoters, long passives, long detractors) {
        var answers = promoters + passives + detractors;
        if (answers == 0) {
            return new Nps(0, 0, 0, null, null, null);
        }
        var n = answers + 3.0;
        var p = (promoters + 0.75) / n;
        var d = (detractors + 0.75) / n;
        var margin = Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return new Nps(
                promoters,
                passives,
                detractors,
                round(100.0 * (promoters - detractors) / answers),
                round(Math.max(-100, 100 * (p - d - margin))),
                round(Math.min(100, 100 * (p - d + margin))));
    }

    private static double round(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    public long answers() {
        return promoters + passives + detractors;
    }
}
