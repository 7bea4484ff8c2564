package org.encorecrm.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.support.Span;

/** The value a field is compared with, already of the right type. */
public sealed interface Operand permits Operand.None, Operand.Scalar, Operand.Many, Operand.Length {

    None NONE = new None();

    /** A single value. */
    sealed interface Scalar extends Operand {}

    record None() implements Operand {}

    record Text(String value) implements Scalar {}

    record Number(BigDecimal value) implements Scalar {}

    record Flag(boolean value) implements Scalar {}

    /** A date of the shop's calendar. */
    record Day(LocalDate value) implements Scalar {}

    record Moment(Instant value) implements Scalar {}

    /** A length of time. */
    record Length(Span span) implements Operand {}

    /** The two ends of {@code between}, or the choices of {@code in}. */
    record Many(List<Scalar> values) implements Operand {}
}
