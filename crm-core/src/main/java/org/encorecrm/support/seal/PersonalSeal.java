package org.encorecrm.support.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals personal values that are kept outside of the customer's own rows: audit entries, merge snapshots, stored
 * answers. Each customer has a key of their own; erasure destroys it, and nothing sealed with it opens again, wherever
 * a copy may lie.
 */
@Service
public class PersonalSeal {

    private static final int AT_ONCE = 1_000;

    private final PersonalKeys keys;
    private final MasterKeys masters;

    PersonalSeal(PersonalKeys keys, MasterKeys masters) {
        this.keys = keys;
        this.masters = masters;
    }

    /** A text about a customer, to be sealed. */
    public record Personal(long customerId, String text) {}

    /** A sealed text and whom it is about. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(long customerId, byte[] text) {}

    /** In the transaction that writes the value: the customer's key is made with it when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] seal(long customerId, String text) {
        return sealAll(List.of(new Personal(customerId, text))).get(0);
    }

    /** Many at once, in their order: the number of statements does not grow with them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<byte[]> sealAll(List<Personal> values) {
        var sealed = new ArrayList<byte[]>();
        if (values.isEmpty()) {
            return sealed;
        }
        var byId = keys.ofAll(values.stream().map(Personal::customerId).toList());
        for (var value : values) {
            sealed.add(Cipher.seal(
                    key(byId, value.customerId()),
                    value.customerId(),
                    value.text().getBytes(StandardCharsets.UTF_8)));
        }
        return sealed;
    }

    /** Empty when the customer's key has been destroyed. */
    public Optional<String> open(long customerId, byte[] sealed) {
        return openAll(List.of(new Sealed(customerId, sealed))).get(0);
    }

    /** In the order given; empty where the key has been destroyed. */
    @Transactional(readOnly = true)
    public List<Optional<String>> openAll(List<Sealed> values) {
        var byId = keys.find(values.stream().map(Sealed::customerId).toList());
        return values.stream()
                .map(value -> Optional.ofNullable(byId.get(value.customerId()))
                        .map(key ->
                                new String(Cipher.open(key, value.customerId(), value.text()), StandardCharsets.UTF_8)))
                .toList();
    }

    /** For ever. Answers how many of the customers had a key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int destroyKeys(Collection<Long> customerIds) {
        return keys.destroy(customerIds);
    }

    /** Wraps a portion of the keys anew after the master key was changed; answers how many. */
    @Transactional
    public int rewrapSome() {
        var rewrapped = keys.rewrap(AT_ONCE);
        if (rewrapped == 0) {
            masters.forgetUnused();
        }
        return rewrapped;
    }

    private static byte[] key(Map<Long, byte[]> keys, long customerId) {
        return Objects.requireNonNull(keys.get(customerId), "a key that has just been made");
    }
}
