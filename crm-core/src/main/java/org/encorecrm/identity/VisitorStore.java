package org.encorecrm.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** core.visitor: whose browser it is, and the anonymous events that become theirs. */
@Repository
class VisitorStore {

    private final JdbcClient jdbc;

    VisitorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param moved the browsers that have become this person's, and had been seen before */
    record Seen(Map<String, Long> owners, Map<String, Long> moved) {

        static final Seen NOBODY = new Seen(Map.of(), Map.of());

        @Nullable
        Long ownerOf(@Nullable String visitorId) {
            return visitorId == null ? null : owners.get(visitorId);
        }
    }

    /**
     * Notes the sightings; the latest fact that names a person decides whose the browser is. The rows stay locked, so
     * that an anonymous event cannot slip in while its browser is being identified. Ascending, as everybody locks.
     */
    Seen see(Collection<Sighting> sightings) {
        var visitors = List.copyOf(latest(sightings).values());
        var seen = new Seen(new HashMap<>(), new HashMap<>());
        jdbc.sql("""
                        insert into core.visitor as v
                               (visitor_id, customer_id, identified_at, first_seen_at, last_seen_at)
                        select visitor_id, customer_id, identified_at, first_seen_at, last_seen_at
                          from unnest(:visitors, :customers, :identified, :first, :last)
                               as s (visitor_id, customer_id, identified_at, first_seen_at, last_seen_at)
                         order by visitor_id
                            on conflict (visitor_id) do update
                           set customer_id = case when excluded.identified_at < v.identified_at then v.customer_id
                                                  else coalesce(excluded.customer_id, v.customer_id) end,
                               identified_at = greatest(v.identified_at, excluded.identified_at),
                               first_seen_at = least(v.first_seen_at, excluded.first_seen_at),
                               last_seen_at = greatest(v.last_seen_at, excluded.last_seen_at)
                        returning new.visitor_id, new.customer_id,
                                  old.visitor_id is not null
                                      and new.customer_id is distinct from old.customer_id as moved
                        """)
                .param("visitors", visitors.stream().map(Latest::visitorId).toArray(String[]::new))
                .param("customers", longs(visitors))
                .param("identified", times(visitors, Latest::identifiedAt))
                .param("first", times(visitors, Latest::first))
                .param("last", times(visitors, Latest::last))
                .query(row -> {
                    var owner = row.getObject("customer_id", Long.class);
                    if (owner != null) {
                        seen.owners().put(row.getString("visitor_id"), owner);
                        if (row.getBoolean("moved")) {
                            seen.moved().put(row.getString("visitor_id"), owner);
                        }
                    }
                });
        return seen;
    }

    /** What the browsers did anonymously becomes theirs; answers who got any of it. */
    Set<Long> join(Map<String, Long> moved) {
        var visitors = List.copyOf(moved.keySet());
        return new HashSet<>(jdbc.sql("""
                        with joined as (
                            update core.event e
                               set customer_id = v.customer_id
                              from unnest(:visitors, :customers) as v (visitor_id, customer_id)
                             where e.visitor_id = v.visitor_id and e.customer_id is null
                            returning e.customer_id)
                        select distinct customer_id from joined
                        """)
                .param("visitors", visitors.toArray(String[]::new))
                .param("customers", visitors.stream().map(moved::get).toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    private static Map<String, Latest> latest(Collection<Sighting> sightings) {
        var byVisitor = new TreeMap<String, Latest>();
        for (var sighting : sightings) {
            byVisitor.merge(sighting.visitorId(), Latest.of(sighting), Latest::and);
        }
        return byVisitor;
    }

    private static Long[] longs(List<Latest> visitors) {
        var ids = new ArrayList<@Nullable Long>();
        visitors.forEach(visitor -> ids.add(visitor.customerId()));
        return ids.toArray(Long[]::new);
    }

    private static Timestamp[] times(List<Latest> visitors, Function<Latest, @Nullable Instant> value) {
        var times = new ArrayList<@Nullable Timestamp>();
        for (var visitor : visitors) {
            var time = value.apply(visitor);
            times.add(time == null ? null : Timestamp.from(time));
        }
        return times.toArray(Timestamp[]::new);
    }

    /** All sightings of one browser in a batch. */
    private record Latest(
            String visitorId,
            @Nullable Long customerId,
            @Nullable Instant identifiedAt,
            Instant first,
            Instant last) {

        static Latest of(Sighting sighting) {
            return new Latest(
                    sighting.visitorId(),
                    sighting.customerId(),
                    sighting.customerId() == null ? null : sighting.at(),
                    sighting.at(),
                    sighting.at());
        }

        Latest and(Latest later) {
            var newer =
                    later.identifiedAt != null && (identifiedAt == null || !later.identifiedAt.isBefore(identifiedAt));
            return new Latest(
                    visitorId,
                    newer ? later.customerId : customerId,
                    newer ? later.identifiedAt : identifiedAt,
                    first.isBefore(later.first) ? first : later.first,
                    last.isAfter(later.last) ? last : later.last);
        }
    }
}
