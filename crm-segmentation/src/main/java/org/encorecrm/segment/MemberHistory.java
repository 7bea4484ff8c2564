package org.encorecrm.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many members a segment had at the end of each day: from the present size back over the recorded moves. */
@Service
@Transactional(readOnly = true)
public class MemberHistory {

    private static final int MOST_DAYS = 400;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final BusinessClock clock;

    MemberHistory(JdbcClient jdbc, Settings settings, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The last so many days of the shop, today being the last, but none before the segment was there. */
    public List<Day> lastDays(SegmentView segment, int days) {
        var zone = settings.zone();
        var today = LocalDate.ofInstant(clock.now(), zone);
        var created = LocalDate.ofInstant(segment.createdAt(), zone);
        var asked = today.minusDays(Math.min(days, MOST_DAYS) - 1L);
        var first = asked.isBefore(created) ? created : asked;
        var moves = moves(segment.id(), first);
        var members = segment.members();
        var history = new ArrayList<Day>();
        for (var day = today; !day.isBefore(first); day = day.minusDays(1)) {
            var moved = moves.getOrDefault(day, new Day(day, 0, 0, 0));
            history.add(0, new Day(day, members, moved.entered, moved.left));
            members = Math.max(0, members - moved.entered + moved.left);
        }
        return history;
    }

    private Map<LocalDate, Day> moves(long segment, LocalDate first) {
        var moves = new HashMap<LocalDate, Day>();
        jdbc.sql("select day, sum(entered) as entered, sum(gone) as gone from %s d group by day"
                        .formatted(MoveDays.of(":segment")))
                .param("zone", settings.zone().getId())
                .param("segment", segment)
                .param("first", first)
                .query(row -> {
                    var day = row.getObject("day", LocalDate.class);
                    moves.put(day, new Day(day, 0, row.getLong("entered"), row.getLong("gone")));
                });
        return moves;
    }

    /**
     * A day of the shop.
     *
     * @param members at its end, or now
     */
    public record Day(LocalDate day, long members, long entered, long left) {}
}
