package org.encorecrm.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the shop is live. Until it is, everything computes, but messages and tasks reach only the people on the
 * allow-list; the rest is kept as "would have gone".
 */
@Service
public class GoLive {

    private static final String SINCE = "live.since";
    private static final String ALLOW_LIST = "live.allowList";

    private final Settings settings;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    GoLive(Settings settings, BusinessClock clock, JdbcClient jdbc) {
        this.settings = settings;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    public boolean isLive() {
        return since().isPresent();
    }

    public Optional<Instant> since() {
        return settings.liveSince();
    }

    /** Facts older than the moment of the switch stay history. Switching on twice keeps the first moment. */
    @Transactional
    public void switchLive(boolean live) {
        if (live != isLive()) {
            settings.put(SINCE, live ? clock.now().toString() : "");
        }
    }

    /** E-mail addresses and phones that are reached before the shop is live. */
    public List<String> allowList() {
        return Arrays.stream(settings.get(ALLOW_LIST, "").split("[\\s,;]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    @Transactional
    public void allowOnly(Collection<String> addresses) {
        settings.put(
                ALLOW_LIST,
                String.join(
                        "\n", addresses.stream().map(GoLive::plain).distinct().toList()));
    }

    /** Whether anything may reach this customer: the shop is live, or one of their addresses is on the allow-list. */
    public boolean reaches(long customerId) {
        if (isLive()) {
            return true;
        }
        var allowed = allowList();
        return !allowed.isEmpty()
                && jdbc.sql("""
                                select exists (select from core.identifier
                                                where customer_id = :customer and kind in ('email', 'phone')
                                                  and value = any(:allowed))
                                """)
                        .param("customer", customerId)
                        .param("allowed", allowed.toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    private static String plain(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
