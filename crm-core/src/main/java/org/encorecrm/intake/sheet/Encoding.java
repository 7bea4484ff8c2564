package org.encorecrm.intake.sheet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the characters of a CSV file are written. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    WINDOWS_1251(Charset.forName("windows-1251"));

    private final Charset charset;
    private final int[] mark;

    Encoding(Charset charset, int... mark) {
        this.charset = charset;
        this.mark = mark;
    }

    Charset charset() {
        return charset;
    }

    /** Whether the bytes begin with this encoding's byte order mark. */
    boolean marks(byte[] bytes) {
        if (mark.length == 0 || bytes.length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
