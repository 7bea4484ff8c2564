package org.encorecrm.support.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.encorecrm.support.seal.PersonalSeal.Personal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
class PersonalSealTests {

    @Autowired
    PersonalSeal seal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void opensWhatItSealed() {
        var customer = someNumber();

        var sealed = seal(customer, "Анна");

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Анна");
        assertThat(seal.open(customer, sealed)).contains("Анна");
    }

    @Test
    void givesEveryCustomerAKeyOfTheirOwn() {
        var one = someNumber();
        var other = one + 1;
        var sealed = transaction.execute(
                status -> seal.sealAll(List.of(new Personal(one, "one"), new Personal(other, "other"))));

        assertThat(seal.open(other, sealed.get(1))).contains("other");
        assertThatThrownBy(() -> seal.open(other, sealed.get(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensNothingOnceTheKeyIsDestroyed() {
        var customer = someNumber();
        var sealed = seal(customer, "Анна");

        var destroyed = transaction.execute(status -> seal.destroyKeys(List.of(customer)));

        assertThat(destroyed).isEqualTo(1);
        assertThat(seal.open(customer, sealed)).isEmpty();
    }

    @Test
    void makesNoKeyThatARolledBackTransactionWanted() {
        var customer = someNumber();
        transaction.executeWithoutResult(status -> {
            seal.seal(customer, "lost");
            status.setRollbackOnly();
        });

        var sealed = seal(customer, "kept");

        assertThat(seal.open(customer, sealed)).contains("kept");
    }

    @Test
    void wrapsEveryKeyAnewWhenTheMasterKeyIsReplaced() {
        var customer = someNumber();
        var sealed = seal(customer, "Анна");
        var given = new MasterKeys(jdbc, new SealProperties(HexFormat.of().formatHex(Cipher.freshKey()), null));
        var keys = new PersonalKeys(jdbc, given);

        transaction.executeWithoutResult(status -> {
            while (keys.rewrap(100) > 0) {
                continue;
            }
            given.forgetUnused();
            var opened = new PersonalSeal(keys, given).open(customer, sealed);

            assertThat(opened).contains("Анна");
            assertThat(jdbc.sql("select count(*) from core.master_key")
                            .query(Long.class)
                            .single())
                    .isZero();
            status.setRollbackOnly();
        });
    }

    private byte[] seal(long customer, String text) {
        return transaction.execute(status -> seal.seal(customer, text));
    }

    private static long someNumber() {
        return ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    }
}
