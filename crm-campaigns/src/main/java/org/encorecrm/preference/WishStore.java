package org.encorecrm.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.message.Reachability;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the page shows. */
@Repository
class WishStore {

    private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();

    private final JdbcClient jdbc;
    private final OwnLinks links;
    private final Reachability reachability;
    private volatile Groups groups = new Groups(List.of(), Long.MIN_VALUE);

    WishStore(JdbcClient jdbc, OwnLinks links, Reachability reachability) {
        this.jdbc = jdbc;
        this.links = links;
        this.reachability = reachability;
    }

    private record Groups(List<String> names, long readAt) {}

    /** How one can be reached at all. */
    record Person(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {}

    Person person(long customerId) {
        return jdbc.sql("select email, phone, language from core.customer where id = :id")
                .param("id", customerId)
                .query((row, i) ->
                        new Person(row.getString("email"), row.getString("phone"), language(row.getString("language"))))
                .single();
    }

    private static @Nullable String language(@Nullable String known) {
        if (known == null || known.isBlank()) {
            return null;
        }
        return known.toLowerCase(Locale.ROOT).startsWith("ru") ? "ru" : "en";
    }

    /** E-mail and phone when there are any, and whatever else was ever spoken of. */
    List<ChannelWish> channels(long customerId, Person person, OwnLinks.Reader reader) {
        return jdbc.sql("""
                        with possible (turn, channel, address) as (
                            select 1, 'email', :email where :email <> ''
                            union all select 2, 'sms', :phone where :phone <> ''
                            union all select 3, 'phone', :phone where :phone <> ''
                            union all
                            select 4, k.channel, min(k.address) from core.consent k
                             where k.customer_id = :customer and k.purpose = 'marketing'
                               and k.channel not in ('email', 'sms', 'phone')
                             group by k.channel)
                        select p.channel, p.address, coalesce(w.granted, false) and s.unsubscribed_at is null as allowed,
                               coalesce(w.pending, false) as pending,
                               w.granted is not null or s.unsubscribed_at is not null as said
                          from possible p
                          left join lateral (
                               select k.granted, k.pending from core.consent k
                                where k.customer_id = :customer and k.channel = p.channel and k.purpose = 'marketing'
                                  and k.address in ('', p.address)
                                order by k.pending, k.at desc, k.granted limit 1) w on true
                          left join campaigns.channel_state s on s.customer_id = :customer and s.channel = p.channel
                         order by p.turn, p.channel
                        """)
                .param("customer", customerId)
                .param("email", person.email() == null ? "" : person.email())
                .param("phone", person.phone() == null ? "" : person.phone())
                .query((row, i) -> wish(row, reader))
                .list();
    }

    private ChannelWish wish(ResultSet row, OwnLinks.Reader reader) throws SQLException {
        var channel = row.getString("channel");
        var address = row.getString("address");
        var suppressed = !address.isEmpty()
                && reachability.suppressedBecause(channel, address).stream()
                        .anyMatch(cause -> cause.equals("unsubscribed") || cause.equals("complaint"));
        return new ChannelWish(
                channel,
                address,
                Masks.of(address),
                row.getBoolean("allowed") && !suppressed,
                row.getBoolean("pending"),
                row.getBoolean("said") || suppressed,
                !channel.equals("email") || links.isOf(reader, address));
    }

    /** The largest groups of what is sold, and those chosen before. Read again every ten minutes. */
    List<String> groups(List<String> chosen) {
        var known = groups;
        if (known.readAt == Long.MIN_VALUE || System.nanoTime() - known.readAt > FRESH_NANOS) {
            known = new Groups(read(), System.nanoTime());
            groups = known;
        }
        var all = new ArrayList<>(known.names);
        chosen.stream().filter(group -> !all.contains(group)).forEach(all::add);
        return all;
    }

    private List<String> read() {
        return jdbc.sql("""
                        select split_part(category, '/', 1) from core.product
                         where category is not null and available
                         group by 1 order by count(*) desc, 1 limit 12
                        """).query(String.class).list().stream().sorted().toList();
    }
}
