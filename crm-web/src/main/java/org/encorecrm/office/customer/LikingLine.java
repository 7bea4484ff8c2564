package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.metrics.Preference;
import org.encorecrm.metrics.Preferences;

/**
 * A bar of what a customer prefers.
 *
 * @param kind root for a category at the root of the tree, branch for one below it, brand
 * @param favourite whether the favourite is this one, or leads through it
 */
public record LikingLine(String kind, String name, String value, BigDecimal share, boolean favourite) {

    private static final int ROOTS = 3;
    private static final int BRANCHES = 3;
    private static final int BRANDS = 4;

    /** The foremost categories with their foremost branches, as they hang in the tree, then brands. */
    static List<LikingLine> of(Preferences.Liking liking) {
        var lines = new ArrayList<LikingLine>();
        below("", liking, ROOTS).forEach(root -> {
            lines.add(category("root", root, liking));
            below(root.value() + "/", liking, BRANCHES)
                    .forEach(branch -> lines.add(category("branch", branch, liking)));
        });
        liking.brands().stream()
                .limit(BRANDS)
                .map(brand -> new LikingLine("brand", brand.value(), brand.value(), brand.share(), brand.rank() == 1))
                .forEach(lines::add);
        return lines;
    }

    private static List<Preference> below(String path, Preferences.Liking liking, int most) {
        return liking.categories().stream()
                .filter(each -> each.value().startsWith(path) && each.value().indexOf('/', path.length()) < 0)
                .limit(most)
                .toList();
    }

    private static LikingLine category(String kind, Preference category, Preferences.Liking liking) {
        var path = category.value();
        var favourite = liking.category() != null && (liking.category() + "/").startsWith(path + "/");
        return new LikingLine(kind, path.substring(path.lastIndexOf('/') + 1), path, category.share(), favourite);
    }

    /** From 0 to 100, for the bar. */
    public String percent() {
        return share.movePointRight(2).toPlainString();
    }
}
