package org.encorecrm.segment;

import java.util.List;
import org.encorecrm.criteria.Among;
import org.encorecrm.criteria.Field;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.criteria.Sql;
import org.encorecrm.criteria.ValueType;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a field holds most often among the latest rows: for whoever fills in a value. */
@Service
@Transactional(readOnly = true)
public class Suggestions {

    private static final int LOOKED_AT = 5_000;
    private static final int MOST = 40;

    private final JdbcClient jdbc;
    private final ShopCalendar calendar;
    private final BusinessClock clock;

    Suggestions(JdbcClient jdbc, ShopCalendar calendar, BusinessClock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    public List<String> of(Field field) {
        var value = field.expression(calendar.asking(clock.now(), Among.everybody()));
        var each = switch (field.type()) {
            case TEXT -> Sql.of("select %s as value", value);
            case TAGS -> Sql.of("select unnest(%s) as value", value);
            case ANY -> Sql.of("select %s #>> '{}' as value", value);
            // A path and the paths above it.
            case PATH -> Sql.of("""
                                select array_to_string(parts[1:n], '/') as value
                                  from (select string_to_array(%s, '/') as parts) path,
                                       generate_series(1, cardinality(path.parts)) as n""", value);
            default -> null;
        };
        if (each == null || field.type() == ValueType.NUMBER) {
            return List.of();
        }
        var statement = Sql.of(
                "select value from (select * from " + field.table() + " order by 1 desc limit ?) " + field.alias()
                        + " cross join lateral (%s) seen"
                        + " where value <> '' group by value order by count(*) desc, value limit ?",
                LOOKED_AT,
                each,
                MOST);
        return jdbc.sql(statement.text())
                .params(statement.params())
                .query(String.class)
                .list();
    }

    /** Channels with purposes that the shop has texts for beyond the usual two, as {@code email.research}. */
    public List<String> consents() {
        return jdbc.sql("""
                        select c.channel || '.' || p.purpose
                          from (select distinct purpose from core.consent_text
                                 where purpose not in ('marketing', 'processing')) p
                         cross join (values ('email'), ('sms'), ('phone'), ('telegram'), ('vk')) c (channel)
                         order by p.purpose, c.channel limit 50
                        """).query(String.class).list();
    }

    /** Groups of goods that customers have reviewed, the most reviewed first. */
    public List<String> reviewedGroups() {
        return jdbc.sql("""
                        select category from (select e.category from core.review r join core.event e on e.id = r.event_id
                                               order by r.event_id desc limit :looked) seen
                         where category <> '' group by category order by count(*) desc, category limit :most
                        """)
                .param("looked", LOOKED_AT)
                .param("most", MOST)
                .query(String.class)
                .list();
    }

    /**
     * The names of the shop's own fields that its latest customers have. Of customers, not of customers with fields: where
     * nobody has any, all would be read.
     */
    public List<String> customKeys() {
        return jdbc.sql("""
                        select key from (select custom_fields from core.customer order by id desc limit :looked) c
                         cross join lateral jsonb_object_keys(c.custom_fields) as key
                         group by key order by count(*) desc, key limit 50
                        """).param("looked", LOOKED_AT).query(String.class).list();
    }
}
