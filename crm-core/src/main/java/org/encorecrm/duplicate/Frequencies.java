package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How common the common values are: that two are called Smirnov tells less than that two are called Zworykin, and a
 * mailbox that a dozen customers gave tells next to nothing.
 */
final class Frequencies {

    /** Traits whose values are words of a language, some common, some rare. */
    static final List<Trait> WORDS = List.of(FIRST_NAME, LAST_NAME, CITY);

    /** Traits whose values should be one person's, and are counted only when they are not. */
    static final List<Trait> ADDRESSES = List.of(EMAIL, PHONE);

    /** So many of a trait's commonest values are remembered. */
    static final int REMEMBERED = 2_000;

    /** An address that more customers gave is nobody's own. */
    static final int OWNERS = 8;

    /** Stands for all words that are not remembered: as common as the rarest that is. */
    static final String RAREST = "";

    /** How far a rare word may raise the weight, in bits: one base's accident must not decide. */
    private static final double HIGHEST = 3;

    private final Map<Trait, Map<String, Double>> shares = new EnumMap<>(Trait.class);

    Frequencies(Map<Trait, Map<String, Double>> shares) {
        this.shares.putAll(shares);
    }

    static Frequencies none() {
        return new Frequencies(Map.of());
    }

    Map<Trait, Map<String, Double>> shares() {
        return shares;
    }

    /** What agreeing in this value weighs more than agreeing in any, in bits. */
    double adjustment(Trait trait, String value, double usual) {
        var share = share(trait, value);
        return share == 0 ? 0 : Math.min(HIGHEST, Weights.log2(usual / share));
    }

    /** 0 when nothing is known. A first name may stand in the other's last name, and the other way round. */
    private double share(Trait trait, String value) {
        var share = of(trait).getOrDefault(value, 0.0);
        if (trait == FIRST_NAME || trait == LAST_NAME) {
            share = Math.max(
                    share, of(trait == FIRST_NAME ? LAST_NAME : FIRST_NAME).getOrDefault(value, 0.0));
        }
        return share > 0 ? share : of(trait).getOrDefault(RAREST, 0.0);
    }

    private Map<String, Double> of(Trait trait) {
        return shares.getOrDefault(trait, Map.of());
    }
}
