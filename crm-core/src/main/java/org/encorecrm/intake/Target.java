package org.encorecrm.intake;

import java.util.Locale;

/** What an import writes, and by what one sees that somebody else has written it since. */
enum Target {
    CUSTOMER("select id::text from core.customer where id = any(:keys::bigint[]) order by id for no key update", """
            select c.id::text as key,
                   concat_ws('|', c.updated_at, i.many, coalesce(i.latest::text, ''), coalesce(l.last::text, '')) as version
              from core.customer c
             cross join lateral (select count(*) as many, max(created_at) as latest
                                   from core.identifier where customer_id = c.id) i
             cross join lateral (select max(id) as last from core.consent_log where customer_id = c.id) l
             where c.id = any(:keys::bigint[])
            """),
    ORDER("select id::text from core.orders where id = any(:keys::bigint[]) order by id for no key update", """
            select o.id::text as key,
                   encode(o.content_hash, 'hex') || ' ' || o.updated_at || ' ' || o.status || ' ' || o.status_at
                       || ' ' || o.customer_id
                       || case when o.hand_fields = '{}' then '' else ' ' || o.hand_fields::text end as version
              from core.orders o where o.id = any(:keys::bigint[])
            """),
    PRODUCT(
            "select sku from core.product where sku = any(:keys::text[]) order by sku for no key update",
            "select p.sku as key, p.updated_at::text as version from core.product p where p.sku = any(:keys::text[])");

    private final String locks;
    private final String versions;

    Target(String locks, String versions) {
        this.locks = locks;
        this.versions = versions;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Locks {@code :keys} in the order that everybody does. */
    String locks() {
        return locks;
    }

    /** Selects key and version of {@code :keys}. */
    String versions() {
        return versions;
    }
}
