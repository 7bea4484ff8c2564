package org.encorecrm.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Binary words the plain way, from the text of the docs: by the steps that hold and the shares that were found. */
record PlainWords(Map<String, Integer> steps, Map<String, Integer> shares, int periods, boolean doubling) {

    static PlainWords read(JdbcClient jdbc, int periods, boolean doubling) {
        Map<String, Integer> steps = new HashMap<>();
        jdbc.sql("select category, step from segmentation.assortment_step")
                .query((row, i) -> steps.put(row.getString(1), row.getInt(2)))
                .list();
        Map<String, Integer> shares = new HashMap<>();
        jdbc.sql("""
                        select g.category || ' ' || w.word, w.percent
                          from segmentation.binary_word w join segmentation.binary_grid g on g.id = w.grid_id
                         where w.percent is not null
                           and g.id = (select max(id) from segmentation.binary_grid where category = g.category)
                        """)
                .query((row, i) -> shares.put(row.getString(1), row.getInt(2)))
                .list();
        return new PlainWords(steps, shares, periods, doubling);
    }

    private String group(String category) {
        var group = category;
        while (!group.isEmpty() && !steps.containsKey(group)) {
            group = group.contains("/") ? group.substring(0, group.lastIndexOf('/')) : "";
        }
        return group;
    }

    @Nullable
    String word(Person person, String category, Instant now, ZoneId zone) {
        var step = steps.get(group(category));
        var letters = "0".repeat(periods).toCharArray();
        var ever = false;
        for (var order : person.purchases(now)) {
            if (category.isEmpty() || order.lines.stream().anyMatch(line -> isOf(line.category(), category))) {
                ever = true;
                var ago = now.atZone(zone).toLocalDate().toEpochDay()
                        - order.at.atZone(zone).toLocalDate().toEpochDay();
                if (ago / step < periods) {
                    letters[(int) (ago / step)] = '1';
                }
            }
        }
        return ever ? new String(letters) : null;
    }

    private static boolean isOf(@Nullable String category, String group) {
        return category != null && (category.equals(group) || category.startsWith(group + "/"));
    }

    @Nullable
    BigDecimal weight(Person person, String category, Instant now, ZoneId zone) {
        var word = word(person, category, now, zone);
        if (word == null) {
            return null;
        }
        var weight = 0;
        for (var k = 0; k < periods; k++) {
            var ofPeriod = doubling ? (int) Math.pow(2, periods - 1 - k) : periods - k;
            weight += word.charAt(k) == '1' ? ofPeriod : 0;
        }
        return BigDecimal.valueOf(weight);
    }

    @Nullable
    BigDecimal share(Person person, String category, Instant now, ZoneId zone) {
        var word = word(person, category, now, zone);
        var percent = word == null ? null : shares.get(group(category) + " " + word);
        return percent == null ? null : BigDecimal.valueOf(percent);
    }
}
