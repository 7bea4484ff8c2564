package org.encorecrm.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.encorecrm.support.InvalidInputException;

/** What a password must be, and how a random one is made. */
public final class NewPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int SHORTEST = 8;

    /** bcrypt reads no further. */
    private static final int LONGEST_BYTES = 72;

    private NewPassword() {}

    /** Sixteen characters in four groups, without those that look alike. */
    public static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (var i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    static void check(String password) {
        if (password.length() < SHORTEST) {
            throw new InvalidInputException("/password", "settings.user.password.short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new InvalidInputException("/password", "settings.user.password.long");
        }
    }
}
