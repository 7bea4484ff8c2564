package org.encorecrm.address;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.encorecrm.address.Answer.Verdict;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The domains of all e-mail addresses: found by walking an index, so that taking data in writes nothing about them. */
@Repository
class MailDomains {

    private static final Duration FINE_FOR = Duration.ofDays(30);
    /** A zone may be missing for an hour by somebody's mistake: one day's refusal is not believed. */
    private static final Duration DOUBT = Duration.ofDays(1);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);
    private static final int REFUSALS_BELIEVED = 2;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final DomainLists lists;

    MailDomains(JdbcClient jdbc, Changes changes, DomainLists lists) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.lists = lists;
    }

    /** Writes down the domains nobody has seen before. One step of the index per domain, however many addresses. */
    @Transactional
    int discover() {
        var unknown = jdbc.sql("""
                        with recursive seen(domain) as (
                            (select split_part(value, '@', 2) from core.identifier where kind = 'email' order by 1 limit 1)
                            union all
                            select (select split_part(i.value, '@', 2) from core.identifier i
                                     where i.kind = 'email' and split_part(i.value, '@', 2) > seen.domain
                                     order by 1 limit 1)
                              from seen where seen.domain is not null)
                        select s.domain from seen s
                         where s.domain is not null and not exists (select from core.mail_domain d where d.domain = s.domain)
                        """).query(String.class).list();
        var remarkable = jdbc.sql("""
                        with added as (
                            insert into core.mail_domain (domain, disposable, suggestion, due_at)
                            select domain, disposable, suggestion, case when known then clock_timestamp() end
                              from unnest(:domains::text[], :disposable::boolean[], :suggestions::text[], :known::boolean[])
                                   as u(domain, disposable, suggestion, known)
                                on conflict do nothing
                            returning domain, disposable, suggestion)
                        select domain from added where disposable or suggestion is not null
                        """)
                .param("domains", unknown.toArray(String[]::new))
                .param("disposable", unknown.stream().map(lists::isDisposable).toArray(Boolean[]::new))
                .param("suggestions", unknown.stream().map(lists::meantBy).toArray(String[]::new))
                .param(
                        "known",
                        unknown.stream()
                                .map(domain -> !lists.isReserved(domain))
                                .toArray(Boolean[]::new))
                .query(String.class)
                .list();
        remarkable.forEach(this::tell);
        return unknown.size();
    }

    /** Domains whose turn it is; nobody else asks about them for a minute. */
    @Transactional
    List<String> claim(int some) {
        return jdbc.sql("""
                        update core.mail_domain d set lease_until = clock_timestamp() + interval '60 s'
                         where domain in (select domain from core.mail_domain
                                           where due_at <= clock_timestamp()
                                             and (lease_until is null or lease_until < clock_timestamp())
                                           order by due_at limit :some for update skip locked)
                        returning domain
                        """).param("some", some).query(String.class).list();
    }

    @Transactional
    void record(String domain, Answer answer) {
        var before = jdbc.sql(
                        "select state, refusals, failures from core.mail_domain where domain = :domain for update")
                .param("domain", domain)
                .query((row, i) -> new Known(row.getString("state"), row.getInt("refusals"), row.getInt("failures")))
                .single();
        var after = before.after(answer.verdict());
        jdbc.sql("""
                        update core.mail_domain
                           set state = :state, refusals = :refusals, failures = :failures, detail = :detail,
                               looked_up_at = clock_timestamp(), lease_until = null,
                               due_at = clock_timestamp() + make_interval(secs => :pause)
                         where domain = :domain
                        """)
                .param("domain", domain)
                .param("state", after.state())
                .param("refusals", after.refusals())
                .param("failures", after.failures())
                .param("detail", answer.detail())
                .param("pause", pause(after, answer.verdict()).toSeconds())
                .update();
        if (after.refuses() != before.refuses()) {
            tell(domain);
        }
    }

    private static Duration pause(Known known, Verdict verdict) {
        var next = switch (verdict) {
            case ACCEPTS -> FINE_FOR;
            case REFUSES ->
                known.refusals() < REFUSALS_BELIEVED ? DOUBT : DOUBT.multipliedBy(1L << Math.min(known.refusals(), 5));
            case NO_ANSWER -> Duration.ofMinutes(5).multipliedBy(1L << Math.min(known.failures(), 12));
        };
        // Spread, so that what came in together is not asked about together again.
        var spread = 1 + ThreadLocalRandom.current().nextDouble() / 5;
        var longest = verdict == Verdict.NO_ANSWER && next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        return Duration.ofSeconds((long) (longest.toSeconds() * spread));
    }

    /** Segments may ask about the state of an address. "Unchecked" and "fine" are the same to them: most domains. */
    private void tell(String domain) {
        changes.enqueueFound(
                new Found(
                        "select customer_id from core.identifier where kind = 'email' and split_part(value, '@', 2) = ?",
                        List.of(domain),
                        Set.of(ChangeKind.PROFILE)),
                Cause.CHANGE,
                false);
    }

    private record Known(String state, int refusals, int failures) {

        /** A question without an answer leaves everything as it was. */
        Known after(Verdict verdict) {
            return switch (verdict) {
                case ACCEPTS -> new Known("accepts", 0, 0);
                case REFUSES -> new Known(refusals + 1 < REFUSALS_BELIEVED ? state : "refuses", refusals + 1, 0);
                case NO_ANSWER -> new Known(state, refusals, failures + 1);
            };
        }

        boolean refuses() {
            return state.equals("refuses");
        }
    }
}
