package org.encorecrm.personal;

import java.util.Set;

/**
 * A section of what is held about one person. Every feature that keeps something about customers declares a bean of
 * this type for it, with an {@code @Order}; a test compares the tables named here with those that refer to customers.
 *
 * @param section a lower-case word; its title is {@code personal.section.<section>} in the bundles
 * @param tables the tables its rows come from, with their schemas
 * @param sql our own SQL with the parameter {@code :customer}: one column, a JSON object per row, in the order to be
 *     read. Its keys may be names of columns, they come out in camelCase; nulls and empty objects are left out. The
 *     label of a key is {@code personal.field.<key>}; without one, the key is shown
 */
public record PersonalDataSource(String section, Set<String> tables, String sql) {

    public PersonalDataSource {
        tables = Set.copyOf(tables);
    }
}
