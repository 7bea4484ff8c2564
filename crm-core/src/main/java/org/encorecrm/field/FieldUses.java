package org.encorecrm.field;

import java.util.List;

/** Whoever refers to fields of the shop's own says so here: a field in use is not deleted, nor changed under its users. */
public interface FieldUses {

    List<FieldUse> usesOf(FieldEntity entity, String key);

    /** Those among them that could no longer be read with this definition of the field. */
    default List<FieldUse> brokenBy(CustomField proposed) {
        return List.of();
    }

    /** Its values mean something else from now on. In the transaction that changes the definition. */
    default void redefined(CustomField field) {}
}
