package org.encorecrm.binary;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.encorecrm.assortment.AssortmentSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The words customers have, and how such customers went on. */
@Service
@Transactional(readOnly = true)
public class BinaryWords {

    private final JdbcClient jdbc;
    private final AssortmentSteps steps;

    BinaryWords(JdbcClient jdbc, AssortmentSteps steps) {
        this.jdbc = jdbc;
        this.steps = steps;
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
                .orElse(new Grid(0, step, 8, true));
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
        return jdbc
                .sql("""
                        select word, customers, observed, bought, percent from segmentation.binary_word
                         where grid_id = :grid and (customers > 0 or observed > 0)
                        """)
                .param("grid", grid.id())
                .query((row, i) -> new WordRow(
                        row.getString("word"),
                        weight(row.getString("word"), grid.doubling()),
                        row.getLong("customers"),
                        row.getLong("observed"),
                        row.getLong("bought"),
                        row.getObject("percent", Integer.class)))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(WordRow::weight)
                        .reversed()
                        .thenComparing(Comparator.comparing(WordRow::word).reversed()))
                .toList();
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

    private record Grid(long id, int days, int periods, boolean doubling) {}
}
