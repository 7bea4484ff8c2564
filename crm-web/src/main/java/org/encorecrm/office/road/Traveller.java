package org.encorecrm.office.road;

import java.util.List;

/**
 * Which person the order was found to be about.
 *
 * @param fresh the order is the first that was ever heard of this person
 */
record Traveller(boolean fresh, List<Sign> signs) {

    /**
     * An identifier of the person.
     *
     * @param learned this order brought it; otherwise it was known before
     */
    record Sign(String kind, String value, boolean learned) {}
}
