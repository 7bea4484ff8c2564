package org.encorecrm.criteria;

/** A field compared with a value. */
public record Condition(Field field, Operator operator, Operand operand) {}
