package org.encorecrm.support.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Wraps customers' keys. Known by its fingerprint, which tells nothing about it. */
record MasterKey(String fingerprint, byte[] value) {

    private static final int FINGERPRINT_BYTES = 8;

    static MasterKey of(byte[] value) {
        if (value.length != Cipher.KEY_BYTES) {
            throw new IllegalArgumentException("a master key is 256 bits: 64 hexadecimal digits or 44 of base64");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value);
            return new MasterKey(HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES)), value);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    static MasterKey parse(String text) {
        var plain = text.strip();
        var hex = plain.length() == 2 * Cipher.KEY_BYTES;
        return of(hex ? HexFormat.of().parseHex(plain) : Base64.getDecoder().decode(plain));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey key && fingerprint.equals(key.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
