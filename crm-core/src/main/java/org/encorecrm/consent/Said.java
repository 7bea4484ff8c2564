package org.encorecrm.consent;

/**
 * A word about consent, spoken of a customer by a source. The word names its address; empty means every address.
 *
 * @param quiet history, given by its evidence: nobody is asked to confirm it
 */
public record Said(long customerId, ConsentWord word, String source, Origin origin, boolean quiet) {

    public Said {
        if (word.address() == null) {
            throw new IllegalArgumentException("a word to be kept names its address");
        }
    }

    String address() {
        return String.valueOf(word.address());
    }
}
