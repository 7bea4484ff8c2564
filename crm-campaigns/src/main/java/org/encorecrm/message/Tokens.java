package org.encorecrm.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signed contents of public links: nobody can make one up, and what a link does is inside it. */
@Component
class Tokens {

    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST_SEALED = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Secrets secrets;

    Tokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param purpose part of what is signed, so that a token for one thing never does another */
    String sign(String purpose, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(purpose, bytes));
    }

    Optional<String> read(String purpose, String token) {
        var dot = token.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token.substring(0, dot));
            var given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(given, signature(purpose, bytes))
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * A token that neither tells nor lets anybody guess what is in it: the signature is also the nonce of the
     * encryption (as in SIV, RFC 5297), so that equal contents give equal tokens and no two others anything in common.
     */
    String seal(String purpose, byte[] content) {
        var signature = signature(purpose, content);
        var sealed = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        var hidden = hide(purpose, signature, content);
        System.arraycopy(hidden, 0, sealed, SIGNATURE_BYTES, hidden.length);
        return ENCODER.encodeToString(sealed);
    }

    Optional<byte[]> open(String purpose, String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (sealed.length <= SIGNATURE_BYTES || sealed.length > SIGNATURE_BYTES + LONGEST_SEALED) {
            return Optional.empty();
        }
        var signature = Arrays.copyOf(sealed, SIGNATURE_BYTES);
        var content = hide(purpose, signature, Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length));
        return MessageDigest.isEqual(signature, signature(purpose, content)) ? Optional.of(content) : Optional.empty();
    }

    /** Hiding twice shows again. One block of HMAC-SHA256 covers all that is ever sealed. */
    private byte[] hide(String purpose, byte[] nonce, byte[] content) {
        var prefix = (purpose + "\nhide\n").getBytes(StandardCharsets.UTF_8);
        var seed = Arrays.copyOf(prefix, prefix.length + nonce.length);
        System.arraycopy(nonce, 0, seed, prefix.length, nonce.length);
        var mask = secrets.hmac("links", seed);
        var hidden = content.clone();
        for (var i = 0; i < hidden.length; i++) {
            hidden[i] ^= mask[i];
        }
        return hidden;
    }

    private byte[] signature(String purpose, byte[] content) {
        var prefix = (purpose + "\n").getBytes(StandardCharsets.UTF_8);
        var signed = Arrays.copyOf(prefix, prefix.length + content.length);
        System.arraycopy(content, 0, signed, prefix.length, content.length);
        return Arrays.copyOf(secrets.hmac("links", signed), SIGNATURE_BYTES);
    }
}
