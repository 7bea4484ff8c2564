package org.encorecrm.scenario;

import java.util.List;
import org.encorecrm.segment.SegmentUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which scenarios a segment starts. */
@Repository
class ScenarioSegments implements SegmentUse {

    private final JdbcClient jdbc;

    ScenarioSegments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usesOf(String segmentKey) {
        return jdbc.sql(
                        "select 'scenario ' || key from campaigns.scenario where trigger_segment = :segment order by key")
                .param("segment", segmentKey)
                .query(String.class)
                .list();
    }
}
