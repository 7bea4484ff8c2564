package org.encorecrm.office.rfm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.encorecrm.metrics.RfmGrid;

/** The grid as it is drawn: the best recency above, the best frequency to the right. */
public record GridView(Instant asOf, List<Integer> frequencies, List<Row> rows, long customers) {

    private static final int SHADES = 6;
    private static final int LEAST = 5;

    public record Row(int r, List<Cell> cells) {}

    /**
     * @param shade from 0 for nobody to 6 for the fullest cell
     * @param share of all customers of the grid, from 0 to 1
     */
    public record Cell(int r, int f, long customers, BigDecimal money, int shade, double share) {}

    static GridView of(RfmGrid grid) {
        var rs = Math.max(
                LEAST, grid.cells().stream().mapToInt(RfmGrid.Cell::r).max().orElse(0));
        var fs = Math.max(
                LEAST, grid.cells().stream().mapToInt(RfmGrid.Cell::f).max().orElse(0));
        var fullest =
                grid.cells().stream().mapToLong(RfmGrid.Cell::customers).max().orElse(0);
        var all = grid.cells().stream().mapToLong(RfmGrid.Cell::customers).sum();
        var frequencies = IntStream.rangeClosed(1, fs).boxed().toList();
        var rows = IntStream.rangeClosed(1, rs)
                .mapToObj(i -> rs + 1 - i)
                .map(r -> new Row(
                        r,
                        frequencies.stream()
                                .map(f -> cell(grid, r, f, fullest, all))
                                .toList()))
                .toList();
        return new GridView(grid.asOf(), frequencies, rows, all);
    }

    private static Cell cell(RfmGrid grid, int r, int f, long fullest, long all) {
        return grid.cells().stream()
                .filter(each -> each.r() == r && each.f() == f)
                .findFirst()
                .map(each -> new Cell(
                        r,
                        f,
                        each.customers(),
                        each.monetary(),
                        // By the root: next to one big cell the others would all be white.
                        (int) Math.ceil(SHADES * Math.sqrt(each.customers() / (double) fullest)),
                        each.customers() / (double) all))
                .orElse(new Cell(r, f, 0, BigDecimal.ZERO, 0, 0));
    }
}
