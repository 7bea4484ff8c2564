package org.encorecrm.address;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.UUID;
import org.encorecrm.address.Answer.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class MailDomainsTests {

    private static final Answer YES = new Answer(Verdict.ACCEPTS, "mx");
    private static final Answer NO = new Answer(Verdict.REFUSES, "no such domain");
    private static final Answer SILENCE = new Answer(Verdict.NO_ANSWER, "timed out");

    @Autowired
    MailDomains domains;

    @Autowired
    AddressChecks checks;

    @Autowired
    JdbcClient jdbc;

    private String domain;
    private String email;
    private long customer;

    @BeforeEach
    void somebodyWithANewDomain() {
        domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".org";
        somebodyAt(domain);
        domains.discover();
    }

    @Test
    void findsEveryDomainOnce() {
        assertThat(state()).isEqualTo(AddressState.UNCHECKED);
        assertThat(domains.discover()).isZero();
        assertThat(domains.claim(10_000)).contains(domain);
        assertThat(domains.claim(10_000)).doesNotContain(domain);
    }

    @Test
    void believesARefusalOnlyTheSecondTime() {
        domains.record(domain, NO);
        assertThat(state()).isEqualTo(AddressState.UNCHECKED);
        assertThat(daysUntilNextLook()).isBetween(1.0, 1.3);
        assertThat(waitingChanges()).isZero();

        domains.record(domain, NO);
        assertThat(state()).isEqualTo(AddressState.NO_SERVER);
        assertThat(waitingChanges()).isEqualTo(1);

        domains.record(domain, YES);
        assertThat(state()).isEqualTo(AddressState.FINE);
        assertThat(waitingChanges()).isEqualTo(2);
        assertThat(daysUntilNextLook()).isBetween(30.0, 37.0);
    }

    @Test
    void invalidatesNothingWhenNoServerAnswers() {
        domains.record(domain, YES);
        for (var i = 0; i < 20; i++) {
            domains.record(domain, SILENCE);
        }
        assertThat(state()).isEqualTo(AddressState.FINE);
        assertThat(daysUntilNextLook()).isBetween(7.0, 8.5);
        assertThat(waitingChanges()).isZero();
    }

    @Test
    void tellsSegmentsOfDisposableAndMisspeltDomainsAtOnce() {
        var throwaway = somebodyAt(UUID.randomUUID() + ".mailinator.com");
        domains.discover();
        assertThat(checks.of(throwaway).state()).isEqualTo(AddressState.DISPOSABLE);
        assertThat(waitingChanges()).isEqualTo(1);
    }

    @Test
    void suggestsTheAddressThatWasMeant() {
        somebodyAt("gmial.com");
        domains.discover();
        var check = checks.of("anna@gmial.com");
        assertThat(check.state()).isEqualTo(AddressState.MISSPELT);
        assertThat(check.suggestion()).isEqualTo("anna@gmail.com");
    }

    private String somebodyAt(String where) {
        customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        email = "a" + customer + "@" + where;
        jdbc.sql("""
                        insert into core.identifier (kind, value, customer_id, created_at)
                        values ('email', :email, :customer, now())
                        """).param("email", email).param("customer", customer).update();
        return email;
    }

    private AddressState state() {
        return checks.of(email).state();
    }

    private int waitingChanges() {
        return jdbc.sql("select count(*) from core.change where customer_id = :id")
                .param("id", customer)
                .query(Integer.class)
                .single();
    }

    private double daysUntilNextLook() {
        return jdbc.sql("""
                        select extract(epoch from due_at - clock_timestamp()) / 86400 + 0.01
                          from core.mail_domain where domain = :domain
                        """).param("domain", domain).query(Double.class).single();
    }
}
