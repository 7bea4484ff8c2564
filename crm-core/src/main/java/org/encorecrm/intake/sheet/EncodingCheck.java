package org.encorecrm.intake.sheet;

/**
 * Looks at every byte of a file as it is received and then says how its characters are written. A text of another
 * encoding that is well-formed UTF-8 to its last byte does not happen by chance.
 */
public final class EncodingCheck {

    private static final int LOOKED_AT = 4096;

    private final byte[] beginning = new byte[LOOKED_AT];
    private int kept;
    private int continuations;
    private boolean utf8 = true;

    public void look(byte[] bytes, int length) {
        for (var i = 0; i < length; i++) {
            if (kept < LOOKED_AT) {
                beginning[kept++] = bytes[i];
            }
            utf8 = utf8 && continues(bytes[i] & 0xFF);
        }
    }

    private boolean continues(int b) {
        if (continuations > 0) {
            continuations--;
            return b >> 6 == 0b10;
        }
        if (b < 0x80) {
            return true;
        }
        continuations =
                b >> 5 == 0b110 && b >= 0xC2 ? 1 : b >> 4 == 0b1110 ? 2 : b >> 3 == 0b11110 && b <= 0xF4 ? 3 : 0;
        return continuations > 0;
    }

    public Encoding verdict() {
        for (var encoding : Encoding.values()) {
            if (encoding.marks(beginning)) {
                return encoding;
            }
        }
        var zeros = new int[2];
        for (var i = 0; i < kept; i++) {
            zeros[i % 2] += beginning[i] == 0 ? 1 : 0;
        }
        // Separators, digits and line ends alone leave a tenth of a UTF-16 text with one byte zero.
        if (Math.max(zeros[0], zeros[1]) * 20 > kept) {
            return zeros[0] > zeros[1] ? Encoding.UTF_16BE : Encoding.UTF_16LE;
        }
        return utf8 ? Encoding.UTF_8 : Encoding.WINDOWS_1251;
    }
}
