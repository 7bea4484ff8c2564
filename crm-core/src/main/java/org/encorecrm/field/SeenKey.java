package org.encorecrm.field;

/**
 * A key that a shop sends without anybody having defined it.
 *
 * @param holders how many customers or orders had a value when they were counted last
 */
public record SeenKey(FieldEntity entity, String key, long holders) {

    /** Whether it can be given a definition as it is spelt. */
    public boolean definable() {
        return FieldDraft.isKey(key);
    }
}
