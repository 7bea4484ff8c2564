package org.encorecrm.duplicate;

/** The levels of a comparison in one number: three bits a trait, and one for exchanged names. */
final class Pattern {

    private static final int BITS = 3;
    private static final long MASK = (1 << BITS) - 1;
    private static final int SWAP = BITS * Trait.COUNT;

    private Pattern() {}

    static long of(Comparison comparison) {
        long pattern = comparison.isSwapped() ? 1L << SWAP : 0;
        for (var trait : Trait.values()) {
            pattern |= (long) comparison.level(trait).ordinal() << (BITS * trait.ordinal());
        }
        return pattern;
    }

    static Level level(long pattern, Trait trait) {
        return Level.of((int) (pattern >>> (BITS * trait.ordinal()) & MASK));
    }

    static boolean isSwapped(long pattern) {
        return pattern >>> SWAP != 0;
    }
}
