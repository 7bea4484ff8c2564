package org.encorecrm.office.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.segment.TransitionMatrix;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of transitions as a table: a row for each segment and one for whoever was in none, and columns likewise.
 *
 * @param columns names; null for none
 */
public record HeatMap(List<@Nullable String> columns, List<Row> rows) {

    private static final int SHADES = 9;

    static HeatMap of(TransitionMatrix matrix) {
        var keys = new ArrayList<@Nullable String>();
        var names = new ArrayList<@Nullable String>();
        matrix.segments().forEach(each -> {
            keys.add(each.key());
            names.add(each.name());
        });
        keys.add(null);
        names.add(null);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < keys.size(); i++) {
            rows.add(row(matrix, keys, i, names.get(i)));
        }
        return new HeatMap(names, rows);
    }

    /** Whether all of them were empty, or not there yet, at the first moment. */
    public boolean nobodyThen() {
        return rows.stream().allMatch(row -> row.total == null || row.total == 0);
    }

    private static Row row(TransitionMatrix matrix, List<@Nullable String> keys, int i, @Nullable String name) {
        var from = keys.get(i);
        var cells = new ArrayList<@Nullable Cell>();
        var total = from == null ? null : matrix.segments().get(i).atFrom();
        for (var to : keys) {
            cells.add(from == null && to == null ? null : cell(matrix.customers(from, to), total, from, to));
        }
        return new Row(
                name, total, from == null ? null : matrix.segments().get(i).atTo(), cells);
    }

    private static Cell cell(long customers, @Nullable Long total, @Nullable String from, @Nullable String to) {
        var share = total == null || total == 0 ? null : (double) customers / total;
        var shade = share == null || customers == 0 ? 0 : 1 + (int) Math.round(share * (SHADES - 1));
        return new Cell(customers, share, from != null && from.equals(to) ? "stay" : "go", Math.min(SHADES, shade));
    }

    /** @param total members at the first moment, null for those who were in none */
    public record Row(
            @Nullable String name,
            @Nullable Long total,
            @Nullable Long atTo,
            List<@Nullable Cell> cells) {

        /** Of those who were there, how many still are. */
        public long stayed() {
            return cells.stream()
                    .filter(cell -> cell != null && cell.kind.equals("stay"))
                    .mapToLong(cell -> cell == null ? 0 : cell.customers)
                    .sum();
        }
    }

    /** @param shade how dark, from 0 to 9 */
    public record Cell(long customers, @Nullable Double share, String kind, int shade) {}
}
