package org.encorecrm.segment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The segments by criteria. Always read: an evaluation that locks its customers first must see the latest edit. */
@Repository
class Definitions {

    private static final Logger log = LoggerFactory.getLogger(Definitions.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Criteria reader;
    private final Map<Long, Parsed> parsed = new ConcurrentHashMap<>();

    Definitions(JdbcClient jdbc, JsonMapper json, Criteria reader) {
        this.jdbc = jdbc;
        this.json = json;
        this.reader = reader;
    }

    List<Definition> dynamic() {
        return jdbc
                .sql("""
                        select id, key, version, criteria
                          from segmentation.segment where kind = 'dynamic' order by id
                        """)
                .query((rs, i) -> Optional.ofNullable(definition(
                        rs.getLong("id"), rs.getString("key"), rs.getInt("version"), rs.getString("criteria"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Nullable
    Definition definition(long id, String key, int version, String criteria) {
        var known = parsed.get(id);
        if (known == null || known.version != version || !known.criteria.equals(criteria)) {
            known = new Parsed(version, criteria, parse(id, key, criteria));
            parsed.put(id, known);
        }
        return known.definition;
    }

    /** One segment that this release cannot read must not stop the others. */
    private @Nullable Definition parse(long id, String key, String criteria) {
        try {
            return new Definition(id, key, reader.readLatest(json.readTree(criteria), "/criteria"));
        } catch (InvalidInputException unreadable) {
            log.atError()
                    .addKeyValue("segment", key)
                    .setCause(unreadable)
                    .log("Segment cannot be read and is not evaluated");
            return null;
        }
    }

    private record Parsed(
            int version, String criteria, @Nullable Definition definition) {}
}
