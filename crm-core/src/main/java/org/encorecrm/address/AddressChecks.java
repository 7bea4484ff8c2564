package org.encorecrm.address;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers from what was looked up before; nobody waits for a name server. */
@Service
public class AddressChecks {

    /**
     * The state of domain {@code d}, a row of {@code core.mail_domain} or none, as text: the one place that weighs
     * what is known.
     */
    public static final String STATE = """
            case when d.state = 'refuses' then 'no_server'
                 when d.suggestion is not null then 'misspelt'
                 when d.disposable then 'disposable'
                 when d.state = 'accepts' then 'fine'
                 else 'unchecked' end""";

    private final JdbcClient jdbc;

    AddressChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param email as it is kept: lower case, the domain in ASCII */
    @Transactional(readOnly = true)
    public AddressCheck of(String email) {
        var local = email.substring(0, email.lastIndexOf('@') + 1);
        return jdbc.sql("""
                        select %s as weighed, d.disposable, d.suggestion, d.detail, d.looked_up_at
                          from core.mail_domain d where d.domain = :domain
                        """.formatted(STATE))
                .param("domain", email.substring(local.length()))
                .query((row, i) -> {
                    var at = row.getObject("looked_up_at", OffsetDateTime.class);
                    return new AddressCheck(
                            state(row.getString("weighed")),
                            row.getBoolean("disposable"),
                            meant(local, row.getString("suggestion")),
                            row.getString("detail"),
                            at == null ? null : at.toInstant());
                })
                .optional()
                .orElse(AddressCheck.NOTHING_KNOWN);
    }

    private static AddressState state(String code) {
        return AddressState.valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    private static @Nullable String meant(String local, @Nullable String domain) {
        return domain == null ? null : local + domain;
    }
}
