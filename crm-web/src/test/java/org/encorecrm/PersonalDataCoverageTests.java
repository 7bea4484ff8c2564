package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import java.util.HashSet;
import java.util.Map;
import org.encorecrm.personal.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever keeps something about customers lets them read it, or says here why not. */
@EncoreWebTest
class PersonalDataCoverageTests {

    /** Tables that refer to customers, or to what belongs to them, and hold nothing a person could read. */
    private static final Map<String, String> TECHNICAL = Map.ofEntries(
            Map.entry("core.change", "the queue of who is to be evaluated"),
            Map.entry("core.duplicate", "about two records, of which one is somebody else's"),
            Map.entry("core.likeness", "the name, cut up for searching duplicates"),
            Map.entry("core.likeness_key", "the same, hashed"),
            Map.entry("core.likeness_due", "the queue of whom to compare"),
            Map.entry("core.personal_key", "the key of what is sealed"),
            Map.entry("core.erasure", "the receipt of an erasure: of nobody any more"),
            Map.entry("core.erased_id", "numbers of nobody any more"),
            Map.entry("core.idempotent_request", "answers to the shop's repeated requests, for a week"),
            Map.entry("segmentation.interest", "what likings are worked out from"),
            Map.entry("segmentation.preference_due", "the queue of whose likings to work out"),
            Map.entry("segmentation.merged_member", "what a merge did to memberships, for undoing it"),
            Map.entry("web.audit_log", "what the staff did, by a customer's number"),
            Map.entry("campaigns.merged_message", "what a merge did to messages, for undoing it"),
            Map.entry("campaigns.task_merge", "what a merge did to tasks, for undoing it"));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonalData data;

    @Test
    void leavesNoTableThatRefersToACustomerOutOfTheExport() {
        var referring = jdbc.sql("""
                        with recursive holding as (
                            select 'core.customer'::regclass::oid as id
                            union
                            select a.attrelid
                              from pg_attribute a join pg_class t on t.oid = a.attrelid
                              join pg_namespace n on n.oid = t.relnamespace
                             where a.attname in ('customer_id', 'survivor_id', 'loser_id', 'alias_id') and t.relkind in ('r', 'p')
                               and n.nspname in ('core', 'segmentation', 'campaigns', 'web')
                            union
                            select c.conrelid from holding h join pg_constraint c on c.confrelid = h.id and c.contype = 'f')
                        select n.nspname || '.' || t.relname
                          from holding h join pg_class t on t.oid = h.id join pg_namespace n on n.oid = t.relnamespace
                        """).query(String.class).list();
        var answered = new HashSet<>(TECHNICAL.keySet());
        data.sources().forEach(source -> answered.addAll(source.tables()));

        assertThat(answered)
                .as("a new table needs a PersonalDataSource, or a reason why nobody needs to read it")
                .containsAll(referring);
    }
}
