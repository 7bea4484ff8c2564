package org.encorecrm.office.settings;

import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time zones a shop may live in: those that both Java and the database know. By another no statement would run. */
@Component
class ShopZones {

    private final JdbcClient jdbc;

    ShopZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public Set<String> all() {
        var zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
        zones.retainAll(jdbc.sql("select name from pg_timezone_names")
                .query(String.class)
                .set());
        return zones;
    }
}
