package org.encorecrm.customer;

import java.util.List;
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

    /** Whoever fits worse than so many is not what was looked for. */
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final CustomerFinder finder;

    CustomerSearch(JdbcClient jdbc, Settings settings, CustomerFinder finder) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.finder = finder;
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

    /** Name, address, phone in any form, shop number, card or number of an order: the best fits, the surest first. */
    List<CustomerHit> byAnything(String typed, Paging paging) {
        var after = Cursor.read(
                paging.after(), 2, key -> new CustomerHit(Long.parseLong(key[1]), Integer.parseInt(key[0]), null));
        return finder.find(typed, null, MOST).stream()
                .filter(hit -> after == null
                        || hit.rank() > after.rank()
                        || hit.rank() == after.rank() && hit.id() < after.id())
                .limit(paging.fetch())
                .toList();
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
}
