package org.encorecrm.customer;

import java.util.List;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers as people look at them. Ids of merged records mean the survivor. */
@Service
@Transactional(readOnly = true)
public class Customers {

    private final CustomerSearch search;
    private final CustomerViews views;
    private final JdbcClient jdbc;

    Customers(CustomerSearch search, CustomerViews views, JdbcClient jdbc) {
        this.search = search;
        this.views = views;
        this.jdbc = jdbc;
    }

    public CustomerView get(long id) {
        return views.of(List.of(survivor(id))).get(0);
    }

    /** The record that answers for an id: itself, or what it was merged into. */
    public long survivor(long id) {
        return jdbc.sql("""
                        select id from core.customer where id = :id and id > 0
                         union all
                        select customer_id from core.customer_alias where alias_id = :id
                        """)
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no customer " + id));
    }

    /** By the first of the criteria that is given; all customers when none is. */
    public Page<CustomerView> find(Wanted wanted, Paging paging) {
        if (wanted.q() != null && wanted.externalId() == null && wanted.email() == null && wanted.phone() == null) {
            var hits = Page.of(search.byAnything(wanted.q(), paging), paging, hit -> Cursor.of(hit.rank(), hit.id()));
            return new Page<>(
                    views.of(hits.items().stream().map(CustomerHit::id).toList()), hits.next());
        }
        var ids = Page.of(ids(wanted, paging), paging, Cursor::of);
        return new Page<>(views.of(ids.items()), ids.next());
    }

    private List<Long> ids(Wanted wanted, Paging paging) {
        if (wanted.externalId() != null) {
            return search.byExternalId(wanted.externalId(), wanted.source(), paging);
        }
        if (wanted.email() != null) {
            return search.byEmail(wanted.email(), paging);
        }
        if (wanted.phone() != null) {
            return search.byPhone(wanted.phone(), paging);
        }
        return search.all(paging);
    }

    /** Whom to look for. */
    public record Wanted(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String externalId,
            @Nullable String source,
            @Nullable String q) {}
}
