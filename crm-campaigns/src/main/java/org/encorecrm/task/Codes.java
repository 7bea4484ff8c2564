package org.encorecrm.task;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words of the database and the API for what Java names in capitals. */
final class Codes {

    private Codes() {}

    /** Of {@link TaskState}. */
    @Converter
    static class State implements AttributeConverter<TaskState, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TaskState state) {
            return state == null ? null : state.code();
        }

        @Override
        public @Nullable TaskState convertToEntityAttribute(@Nullable String code) {
            return code == null ? null : TaskState.valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Of {@link TaskOutcome}. */
    @Converter
    static class Outcome implements AttributeConverter<TaskOutcome, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TaskOutcome outcome) {
            return outcome == null ? null : outcome.code();
        }

        @Override
        public @Nullable TaskOutcome convertToEntityAttribute(@Nullable String code) {
            return code == null ? null : TaskOutcome.valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
