package org.encorecrm.prediction;

/**
 * What BG/NBD needs to know of customers: the sufficient statistic, and how many customers share it.
 *
 * @param repeats days with a purchase after the first one (x)
 * @param last weeks from the first to the last purchase (t_x); 0 when there was only one
 * @param age weeks from the first purchase to the end of the observation (T)
 * @param customers how many customers have exactly this history
 */
record History(int repeats, double last, double age, long customers) {

    static History of(int repeats, double last, double age) {
        return new History(repeats, last, age, 1);
    }
}
