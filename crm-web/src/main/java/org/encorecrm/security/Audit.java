package org.encorecrm.security;

import org.encorecrm.support.seal.PersonalSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to what, with the state before and after. The database refuses to change what is written. */
@Service
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonalSeal seal;

    Audit(JdbcClient jdbc, JsonMapper json, PersonalSeal seal) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
    }

    /**
     * In the transaction of the deed itself. No personal data of customers: {@link #recordAbout} takes that.
     *
     * @param action a word like {@code user.changed}; its text is {@code settings.audit.user.changed} in the bundles
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subject, @Nullable Object before, @Nullable Object after) {
        jdbc.sql("""
                        insert into web.audit_log (who, action, subject, before, after)
                        values (:who, :action, :subject, cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .param("who", who())
                .param("action", action)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .update();
    }

    /**
     * The same about a customer: before and after may say anything about them, for they are sealed with the customer's
     * key and open no more once the customer is erased.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAbout(long customerId, String action, @Nullable Object before, @Nullable Object after) {
        var states = json.createObjectNode();
        states.set("before", json.valueToTree(before));
        states.set("after", json.valueToTree(after));
        jdbc.sql("""
                        insert into web.audit_log (who, action, subject, customer_id, sealed)
                        values (:who, :action, :subject, :customer, :sealed)
                        """)
                .param("who", who())
                .param("action", action)
                .param("subject", String.valueOf(customerId))
                .param("customer", customerId)
                .param("sealed", seal.seal(customerId, json.writeValueAsString(states)))
                .update();
    }

    private static String who() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? "system"
                : authentication.getName();
    }
}
