package org.encorecrm.office.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.encorecrm.metrics.Stage;
import org.encorecrm.office.lifecycle.Passages.Line;

/**
 * A flow as a drawing: stages of then on the left, of the end on the right, as high as they have customers, and between
 * them ribbons as wide as so many passed. Lengths are units of the drawing.
 *
 * @param labelled whether there is room for names beside the stages; otherwise they stand upon the ribbons
 */
public record Sankey(int width, int height, boolean labelled, List<Node> nodes, List<Ribbon> ribbons) {

    private static final int BAR = 14;
    private static final int GAP = 14;
    private static final double THINNEST = 1.5;
    private static final List<String> ORDER = Stream.concat(
                    Stream.of(Stage.values()).map(Stage::code), Stream.of(Passages.OUTSIDE))
            .toList();

    static Sankey wide(List<Line> lines) {
        return draw(lines, 960, 420, 170);
    }

    static Sankey narrow(List<Line> lines) {
        return draw(lines, 340, 440, 0);
    }

    private static Sankey draw(List<Line> lines, int width, int height, int margin) {
        var all = lines.stream().mapToLong(Line::customers).sum();
        var left = totals(lines, Line::from);
        var right = totals(lines, Line::to);
        var gaps = GAP * (Math.max(left.size(), right.size()) - 1);
        var unit = all == 0 ? 0 : (double) (height - gaps) / all;
        var nodes = new ArrayList<Node>();
        var starts = stack(left, margin, "start", unit, nodes);
        var ends = stack(right, width - margin - BAR, "end", unit, nodes);
        var ribbons = new ArrayList<Ribbon>();
        for (var from : ORDER) {
            for (var to : ORDER) {
                lines.stream()
                        .filter(each -> each.from().equals(from) && each.to().equals(to))
                        .forEach(each -> {
                            var thick = each.customers() * unit;
                            var path = path(
                                    margin + BAR,
                                    starts.getOrDefault(from, 0.0),
                                    width - margin - BAR,
                                    ends.getOrDefault(to, 0.0),
                                    thick);
                            starts.merge(from, thick, Double::sum);
                            ends.merge(to, thick, Double::sum);
                            ribbons.add(new Ribbon(each, path));
                        });
            }
        }
        return new Sankey(width, height, margin > 0, nodes, ribbons);
    }

    private static Map<String, Long> totals(List<Line> lines, Function<Line, String> end) {
        var totals = new HashMap<String, Long>();
        lines.forEach(each -> totals.merge(end.apply(each), each.customers(), Long::sum));
        return totals;
    }

    private static Map<String, Double> stack(
            Map<String, Long> totals, int x, String side, double unit, List<Node> nodes) {
        var tops = new HashMap<String, Double>();
        var y = 0.0;
        for (var stage : ORDER) {
            var customers = totals.get(stage);
            if (customers != null) {
                tops.put(stage, y);
                nodes.add(new Node(stage, side, customers, x, y, Math.max(THINNEST, customers * unit)));
                y += customers * unit + GAP;
            }
        }
        return tops;
    }

    private static String path(double x0, double y0, double x1, double y1, double thick) {
        var middle = (x0 + x1) / 2;
        var wide = Math.max(THINNEST, thick);
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fv%.1fC%.1f %.1f %.1f %.1f %.1f %.1fz",
                x0,
                y0,
                middle,
                y0,
                middle,
                y1,
                x1,
                y1,
                wide,
                middle,
                y1 + wide,
                middle,
                y0 + wide,
                x0,
                y0 + wide);
    }

    /** @param side start or end */
    public record Node(String stage, String side, long customers, int x, double y, double height) {

        public int width() {
            return BAR;
        }

        /** Where its name stands: beside the bar, outside where there is room. */
        public int labelX(boolean labelled) {
            var before = side.equals("start") == labelled;
            return before ? x - 8 : x + BAR + 8;
        }

        public String anchor(boolean labelled) {
            return side.equals("start") == labelled ? "end" : "start";
        }

        public double middle() {
            return y + height / 2;
        }
    }

    public record Ribbon(Line line, String path) {}
}
