package org.encorecrm.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The template library as PostgreSQL keeps it. */
@Repository
class TemplateStore {

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was of this version, or new, or whatever it was is written over. */
    boolean save(TemplateDraft draft, @Nullable Integer version, Instant now) {
        return jdbc.sql("""
                        insert into campaigns.template
                               (key, name, class, subject, preheader, html, mjml, text, created_at, updated_at)
                        values (:key, :name, :class, :subject, :preheader, :html, :mjml, :text, :now, :now)
                            on conflict (key) do update
                           set name = excluded.name, class = excluded.class, subject = excluded.subject,
                               preheader = excluded.preheader, html = excluded.html, mjml = excluded.mjml,
                               text = excluded.text, updated_at = excluded.updated_at,
                               version = template.version + 1
                         where :version::integer is null or template.version = :version
                        """)
                        .param("key", draft.key())
                        .param("name", draft.name())
                        .param("class", draft.kind().code())
                        .param("subject", draft.subject())
                        .param("preheader", draft.preheader())
                        .param("html", draft.html())
                        .param("mjml", draft.mjml())
                        .param("text", draft.text())
                        .param("version", version)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<TemplateView> find(String key) {
        return jdbc.sql("select * from campaigns.template where key = :key")
                .param("key", key)
                .query(TemplateStore::view)
                .optional();
    }

    Optional<Integer> version(String key) {
        return jdbc.sql("select version from campaigns.template where key = :key")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    List<TemplateView> all() {
        return jdbc.sql("select * from campaigns.template order by name, key")
                .query(TemplateStore::view)
                .list();
    }

    private static TemplateView view(ResultSet row, int i) throws SQLException {
        var draft = new TemplateDraft(
                row.getString("key"),
                row.getString("name"),
                TemplateClass.of(row.getString("class")),
                row.getString("subject"),
                row.getString("preheader"),
                row.getString("html"),
                row.getString("mjml"),
                row.getString("text"));
        return new TemplateView(
                draft, row.getInt("version"), row.getTimestamp("updated_at").toInstant());
    }
}
