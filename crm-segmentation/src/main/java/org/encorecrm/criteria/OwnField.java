package org.encorecrm.criteria;

import org.encorecrm.field.FieldEntity;

/** The name of a field of the shop's own, as criteria ask about it. */
public record OwnField(FieldEntity entity, String key) {}
