package org.encorecrm.binary;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.encorecrm.assortment.AssortmentSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The words customers have, and how such customers went on. */
@Service
@Transactional(readOnly = true)
public class BinaryWords {

    private final JdbcClient jdbc;
    private final AssortmentSteps steps;
    private final WordSettings settings;

    BinaryWords(JdbcClient jdbc, AssortmentSteps steps, WordSettings settings) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.settings = settings;
    }

    /** @param category a path of categories that was ever bought; empty for the whole shop */
    public WordTable of(String category) {
        var step = steps.get(category).step();
        var grid = jdbc.sql("""
                        select id, days, periods, doubling from segmentation.binary_grid
                         where category = :category order by id desc limit 1
                        """)
                .param("category", category)
                .query(Grid.class)
                .optional()
                .orElse(new Grid(0, step, settings.periods(), settings.doubling()));
        var surveyed = jdbc.sql("select max(surveyed_at) from segmentation.binary_word where grid_id = :grid")
                .param("grid", grid.id())
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
        return new WordTable(
                category,
                grid.days(),
                grid.periods(),
                grid.doubling() ? "doubling" : "linear",
                surveyed.map(OffsetDateTime::toInstant).orElse(null),
                words(grid));
    }

    private List<WordRow> words(Grid grid) {
        var found = jdbc.sql("""
                        select word, customers, observed, bought, percent from segmentation.binary_word
                         where grid_id = :grid and (customers > 0 or observed > 0)
                        """).param("grid", grid.id()).query(Found.class).list();
        var byWeight = found.stream()
                .collect(Collectors.groupingBy(
                        each -> weight(each.word(), grid.doubling()),
                        Collectors.teeing(
                                Collectors.summingLong(Found::observed),
                                Collectors.summingLong(Found::bought),
                                (observed, bought) -> new long[] {observed, bought})));
        return found.stream()
                .map(each -> row(each, weight(each.word(), grid.doubling()), byWeight))
                .sorted(Comparator.comparingInt(WordRow::weight)
                        .reversed()
                        .thenComparing(Comparator.comparing(WordRow::word).reversed()))
                .toList();
    }

    private WordRow row(Found found, int weight, Map<Integer, long[]> byWeight) {
        var same = byWeight.getOrDefault(weight, new long[2]);
        var share = same[0] < settings.minimum() ? null : (int) Math.round(100.0 * same[1] / same[0]);
        return new WordRow(
                found.word(),
                weight,
                found.customers(),
                found.observed(),
                found.bought(),
                found.percent(),
                same[0],
                share);
    }

    /** The word as a binary number when each period weighs twice the one before; else the sum of places. */
    static int weight(String word, boolean doubling) {
        if (doubling) {
            return Integer.parseInt(word, 2);
        }
        var weight = 0;
        for (var i = 0; i < word.length(); i++) {
            weight += word.charAt(i) == '1' ? word.length() - i : 0;
        }
        return weight;
    }

    private record Found(
            String word,
            long customers,
            long observed,
            long bought,
            @Nullable Integer percent) {}

    private record Grid(long id, int days, int periods, boolean doubling) {}
}
