package org.encorecrm.office.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.customer.ProfileRow;
import org.encorecrm.identity.DuplicateView;
import org.encorecrm.office.DuplicateWords;
import org.encorecrm.office.Fmt;
import org.encorecrm.office.fields.OwnLines;
import org.encorecrm.security.Users;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Reads both records of a pair, in as many statements for any pair. */
@Repository
@Transactional(readOnly = true)
class Pairings {

    private static final String SIDE = """
            select c.id, concat_ws(' ', c.last_name, c.first_name, c.middle_name) as name, c.created_at, %s,
                   coalesce(o.orders, 0) as orders, coalesce(o.sum, 0) as sum, o.last_order_at,
                   array(select i.kind || ' ' || i.value from core.identifier i where i.customer_id = c.id and i.source <> 'mailbox'
                          order by i.kind, i.value limit 20) as identifiers,
                   array(select s.channel || ' ' || s.purpose || ' ' || case when s.granted then 'granted' when s.pending then 'asked' else 'withdrawn' end from core.consent s
                          where s.customer_id = c.id order by 1) as consents,
                   (select count(*) from campaigns.scenario_run r
                     where r.customer_id = c.id and r.state in ('active', 'paused')) as runs,
                   (select count(*) from campaigns.task t
                     where t.customer_id = c.id and t.state in ('open', 'claimed', 'snoozed')) as tasks
              from core.customer c
              left join lateral (
                   select count(*) as orders, sum(o.total) filter (where o.counts) as sum, max(o.placed_at) as last_order_at
                     from core.orders o where o.customer_id = c.id) o on true
             where c.id = any(:ids)
             order by c.id
            """.formatted(ProfileRow.columns("c."));

    private final JdbcClient jdbc;
    private final DuplicateWords words;
    private final Fmt fmt;
    private final OwnLines own;
    private final Users users;

    Pairings(JdbcClient jdbc, DuplicateWords words, Fmt fmt, OwnLines own, Users users) {
        this.jdbc = jdbc;
        this.words = words;
        this.fmt = fmt;
        this.own = own;
        this.users = users;
    }

    Optional<Pairing> of(DuplicateView pair) {
        return sides(Long.parseLong(pair.a()), Long.parseLong(pair.b()))
                .map(two -> pairing(pair.id(), pair.score(), words.of(pair.reasons()), two));
    }

    Pairing of(long one, long other) {
        return sides(one, other)
                .map(two -> pairing(null, 0, List.of(), two))
                .orElseThrow(() -> new NotFoundException("No such two customers"));
    }

    private static Pairing pairing(@Nullable String id, double score, List<String> reasons, List<Side> two) {
        var older = two.get(0);
        var younger = two.get(1);
        var lines = new ArrayList<Pairing.Line>();
        for (var field : CustomerField.values()) {
            var line = new Pairing.Line(field.column(), older.field(field.column()), younger.field(field.column()));
            if (line.older() != null || line.younger() != null) {
                lines.add(line);
            }
        }
        return new Pairing(id, score, reasons, older, younger, lines);
    }

    private Optional<List<Side>> sides(long one, long other) {
        var sides = jdbc.sql(SIDE)
                .param("ids", new Long[] {one, other})
                .query((row, i) -> side(row))
                .list();
        return sides.size() == 2 ? Optional.of(sides) : Optional.empty();
    }

    private Side side(ResultSet row) throws SQLException {
        var lastOrder = row.getTimestamp("last_order_at");
        return new Side(
                row.getLong("id"),
                row.getString("name"),
                fields(row),
                Arrays.asList((String[]) row.getArray("identifiers").getArray()),
                Arrays.asList((String[]) row.getArray("consents").getArray()),
                row.getLong("orders"),
                row.getBigDecimal("sum"),
                lastOrder == null ? null : lastOrder.toInstant(),
                row.getLong("runs"),
                row.getLong("tasks"),
                row.getTimestamp("created_at").toInstant());
    }

    private Map<String, String> fields(ResultSet row) throws SQLException {
        var profile = ProfileRow.read(row);
        var fields = new LinkedHashMap<String, String>();
        for (var field : CustomerField.values()) {
            var value = profile.get(field);
            if (value != null) {
                fields.put(field.column(), text(field, value));
            }
        }
        return fields;
    }

    private String text(CustomerField field, Object value) {
        if (field == CustomerField.PHONE) {
            return fmt.phone(value.toString());
        }
        if (field == CustomerField.MANAGER_LOGIN) {
            return users.names().getOrDefault(value.toString(), value.toString());
        }
        if (field == CustomerField.COUNTRY) {
            return fmt.country(value.toString());
        }
        if (field == CustomerField.SEX) {
            return words.sex(value.toString());
        }
        if (value instanceof ObjectNode values) {
            return own.words(values);
        }
        if (value instanceof LocalDate day) {
            return fmt.date(day);
        }
        if (value instanceof Instant at) {
            return fmt.dateTime(at);
        }
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(Object::toString).toList())
                : value.toString();
    }
}
