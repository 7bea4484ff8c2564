package org.encorecrm.scenario;

import java.time.Instant;
import java.util.List;
import org.encorecrm.criteria.Sql;
import org.encorecrm.segment.MoveEffect;
import org.encorecrm.segment.MoveEffects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which scenarios would start for whoever would move: by the same re-entry and holdout that decide about enrolment. */
@Component
class EditEffects implements MoveEffects {

    private static final String EFFECTS = """
            with mover as materialized (%%s)
            select s.key, s.name, s.trigger_on = 'segment_entered' as entered, count(*) as moves,
                   count(*) filter (where starts and not held_out) as runs,
                   count(*) filter (where starts and held_out) as held_out
              from (select s.id, past.last_at is null or (past.last_at + s.reentry <= ? and not past.under_way) as starts,
                           fate.held_out
                      from mover c
                      join campaigns.scenario s
                        on s.trigger_segment = ? and s.state = 'active'
                       and s.trigger_on = case when c.entered then 'segment_entered' else 'segment_left' end
                    %s) each
              join campaigns.scenario s on s.id = each.id
             group by s.id
             order by s.name, s.id
            """.formatted(Enrolment.PAST);

    private final JdbcClient jdbc;

    EditEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<MoveEffect> of(String segment, Sql movers, Instant now) {
        var statement = Sql.of(EFFECTS, movers, now, segment);
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query((row, i) -> new MoveEffect(
                        row.getString("key"),
                        row.getString("name"),
                        segment,
                        row.getBoolean("entered"),
                        row.getLong("moves"),
                        row.getLong("runs"),
                        row.getLong("held_out")))
                .list();
    }
}
