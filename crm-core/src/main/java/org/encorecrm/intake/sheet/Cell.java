package org.encorecrm.intake.sheet;

/** The text of a cell. */
final class Cell {

    private Cell() {}

    /** Without blanks around it (those of typesetters too) and without what PostgreSQL cannot keep. */
    static String tidy(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end).replace('\0', '\uFFFD');
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B';
    }
}
