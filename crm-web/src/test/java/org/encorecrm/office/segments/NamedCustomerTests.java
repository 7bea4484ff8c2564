package org.encorecrm.office.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is typed is the one who gets into a segment by hand. */
@EncoreWebTest
class NamedCustomerTests {

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private final String key = "k-" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        jdbc.sql("""
                        insert into segmentation.segment (key, name, kind, created_at, updated_at)
                        values (:key, 'By hand', 'static', now(), now())
                        """).param("key", key).update();
        office.enterAsAdministrator();
    }

    @Test
    void takesTheShopsOwnIdBeforeOurs() {
        var other = withoutNamesake();
        var meant = withoutNamesake();
        identify(meant, "external_id", "" + other);

        add("" + other);
        assertThat(members()).containsExactly(meant);

        add("#" + other);
        assertThat(members()).containsExactly(other, meant);
        add("" + meant);
        assertThat(members()).containsExactly(other, meant);
    }

    @Test
    void readsNoPhoneOutOfAMailbox() {
        var digits = "7903" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        var phone = customer();
        identify(phone, "phone", "+" + digits);

        add(digits + "@mail.example");
        assertThat(members()).isEmpty();

        var mailbox = customer();
        identify(mailbox, "email", digits + "@mail.example");
        add(digits + "@MAIL.example");
        assertThat(members()).containsExactly(mailbox);
        add("8" + digits.substring(1));
        assertThat(members()).containsExactly(phone, mailbox);
    }

    private void add(String who) {
        assertThat(office.post("/segments/" + key + "/add", "who", who).header("Location"))
                .contains("/segments/" + key);
    }

    private List<Long> members() {
        return jdbc.sql("""
                        select m.customer_id from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                         where s.key = :key and m.left_at is null order by 1
                        """).param("key", key).query(Long.class).list();
    }

    private long customer() {
        return jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    /** Whose number is nobody's name in a shop: other tests share the database, and their shops count from one too. */
    private long withoutNamesake() {
        while (true) {
            var customer = customer();
            if (jdbc.sql("select not exists (select from core.identifier where value = :id)")
                    .param("id", "" + customer)
                    .query(Boolean.class)
                    .single()) {
                return customer;
            }
        }
    }

    private void identify(long customer, String kind, String value) {
        jdbc.sql("""
                        insert into core.identifier (kind, value, customer_id, created_at)
                        values (:kind, :value, :customer, now())
                        """)
                .param("kind", kind)
                .param("value", value)
                .param("customer", customer)
                .update();
    }
}
