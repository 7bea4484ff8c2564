package org.encorecrm.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds ids of customers, the latest first: exactly by an identifier, or by anything somebody might type. */
@Repository
class CustomerSearch {

    /** As the trigram index has it. */
    private static final String NAME = "coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' ' "
            + "|| coalesce(middle_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')";

    private static final int MOST_WORDS = 6;

    private final JdbcClient jdbc;
    private final Settings settings;

    CustomerSearch(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    List<Long> byEmail(String email, Paging paging) {
        var address = EmailAddresses.normalise(checked("email", email).strip());
        return address == null ? List.of() : byAddress("email", address.value(), paging);
    }

    List<Long> byPhone(String phone, Paging paging) {
        var address = PhoneNumbers.normalise(checked("phone", phone), settings.phoneRegion());
        return address == null ? List.of() : byAddress("phone", address.value(), paging);
    }

    private List<Long> byAddress(String kind, String value, Paging paging) {
        return page("""
                select customer_id as id from core.identifier where kind = '%s' and source = '' and value = :value
                 union
                select id from core.customer where %s = :value
                """.formatted(kind, kind), paging)
                .param("value", value)
                .query(Long.class)
                .list();
    }

    List<Long> byExternalId(String externalId, @Nullable String source, Paging paging) {
        return page("""
                select customer_id as id from core.identifier
                 where kind = 'external_id' and value = :value and source = coalesce(:source, source)
                """, paging)
                .param("value", checked("externalId", externalId))
                .param("source", source == null ? null : checked("source", source), java.sql.Types.VARCHAR)
                .query(Long.class)
                .list();
    }

    /** Name, address, phone in any form, shop number, card or number of an order; every word must fit. */
    List<Long> byAnything(String typed, Paging paging) {
        var text = checked("q", typed).strip();
        var words = Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        var conditions = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            conditions.add("(%s) ilike :word%d".formatted(NAME, i));
        }
        var phone = PhoneNumbers.normalise(text, settings.phoneRegion());
        var statement = page("""
                select id from core.customer where %s
                 union
                select customer_id from core.identifier
                 where value in (:exact, lower(:exact), :phone)
                   and kind in ('email', 'phone', 'external_id', 'loyalty_card')
                 union
                select customer_id from core.orders where number = :exact or external_id = :exact
                """.formatted(conditions.isEmpty() ? "true" : String.join(" and ", conditions)), paging)
                .param("exact", text)
                .param("phone", phone == null ? text : phone.value());
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, "%" + escaped(words.get(i)) + "%");
        }
        return statement.query(Long.class).list();
    }

    List<Long> all(Paging paging) {
        return page("select id from core.customer", paging).query(Long.class).list();
    }

    private JdbcClient.StatementSpec page(String ids, Paging paging) {
        var after = Cursor.read(paging.after(), 1, key -> Long.parseLong(key[0]));
        return jdbc.sql("select id from (%s) found where id > 0 and id < :after order by id desc limit :fetch"
                        .formatted(ids))
                .param("after", after == null ? Long.MAX_VALUE : after)
                .param("fetch", paging.fetch());
    }

    private static String checked(String name, String given) {
        var strange = given.codePoints().anyMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c < 0xE000);
        if (strange || given.length() > 320) {
            throw new InvalidInputException("?" + name, "must be at most 320 plain characters");
        }
        return given;
    }

    private static String escaped(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }
}
