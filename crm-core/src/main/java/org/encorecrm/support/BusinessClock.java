package org.encorecrm.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Business time: database time plus a stored offset. The offset is zero but in the demo, where the clock can be moved
 * forward, and in tests. Facts, criteria, waits and caps live in business time; leases and sessions use system time.
 *
 * <p>Instants are cut to microseconds, as PostgreSQL keeps them, so that a stored instant equals the one passed in.
 */
@Component
public class BusinessClock extends Clock {

    private static final Duration REFRESH_AFTER = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private volatile Reading reading = new Reading(Duration.ZERO, 0, Long.MIN_VALUE);

    @Autowired
    public BusinessClock(JdbcClient jdbc) {
        this(jdbc, ZoneOffset.UTC);
    }

    private BusinessClock(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset()).truncatedTo(ChronoUnit.MICROS);
    }

    /** The same as {@link #instant()}, under the name SQL knows it by: {@code :now}. */
    public Instant now() {
        return instant();
    }

    /** Moves business time forward for every node and for good; the offset survives a restart. */
    @Transactional
    public void forward(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("business time never goes back");
        }
        jdbc.sql("update core.business_clock set shift = shift + make_interval(secs => :seconds)")
                .param("seconds", step.toMillis() / 1000.0)
                .update();
        AfterCommit.run(() -> reading = new Reading(Duration.ZERO, reading.skew, Long.MIN_VALUE));
    }

    private Duration offset() {
        var known = reading;
        var now = System.nanoTime();
        if (known.takenAt == Long.MIN_VALUE || now - known.takenAt > REFRESH_AFTER.toNanos()) {
            known = read(known.skew, now);
            reading = known;
        }
        return known.offset;
    }

    private Reading read(double knownSkew, long takenAt) {
        var asked = System.currentTimeMillis() / 1000.0;
        var row = jdbc.sql("""
                        select extract(epoch from shift) as shift, extract(epoch from clock_timestamp()) as database
                          from core.business_clock
                        """)
                .query((rs, i) -> new double[] {rs.getDouble("shift"), rs.getDouble("database")})
                .single();
        var skew = skew(knownSkew, row[1], asked, System.currentTimeMillis() / 1000.0);
        return new Reading(Duration.ofNanos(Math.round((row[0] + skew) * 1e9)), skew, takenAt);
    }

    /**
     * By how many seconds the database's clock is ahead of ours. Its answer is of some moment between asking and hearing;
     * what may be a pause of ours says nothing about two clocks, and time must not go back because of one.
     */
    static double skew(double known, double database, double asked, double heard) {
        var measured = database - (asked + heard) / 2;
        return Math.abs(measured - known) < Math.max(0.1, heard - asked) ? known : measured;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(jdbc, other);
    }

    /** @param skew the part of the offset that lies between two clocks, in seconds */
    private record Reading(Duration offset, double skew, long takenAt) {}
}
