package org.encorecrm.assortment;

/**
 * A way past every customer, in portions, that counts something. Walks of a survey follow one another in their order;
 * what one finds is there for the next. Each method runs in the transaction that notes it was done.
 */
public interface Walk {

    void begin(Survey survey);

    void portion(Survey survey, Portion portion);

    void finish(Survey survey);

    /** Customers with ids above {@code after}, up to {@code upTo}. */
    record Portion(long after, long upTo) {}
}
