package org.encorecrm.support.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM. A sealed text is a version, a random nonce of 96 bits and the cipher text with its tag; what it belongs
 * to is authenticated with it, so that a text moved to another customer does not open.
 */
final class Cipher {

    static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Cipher() {}

    static byte[] freshKey() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    static byte[] seal(byte[] key, long belongsTo, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(javax.crypto.Cipher.ENCRYPT_MODE, key, belongsTo, nonce, plain);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when it was not sealed with this key for this owner, or has been changed */
    static byte[] open(byte[] key, long belongsTo, byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        if (sealed.length <= 1 + NONCE_BYTES || buffer.get() != VERSION) {
            throw new IllegalStateException("not a sealed text");
        }
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return run(javax.crypto.Cipher.DECRYPT_MODE, key, belongsTo, nonce, rest);
    }

    private static byte[] run(int mode, byte[] key, long belongsTo, byte[] nonce, byte[] text) {
        try {
            var cipher = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(belongsTo).array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed text does not open", broken);
        }
    }
}
