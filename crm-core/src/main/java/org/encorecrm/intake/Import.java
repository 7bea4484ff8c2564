package org.encorecrm.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.encorecrm.intake.sheet.Format;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param size bytes
 * @param headers what the columns are called; by their number when the file does not say
 * @param mapping for each column the code of its field, empty when it is not taken in
 * @param staged rows read from the file so far
 * @param rehearsed what the dry run said, once there was one
 * @param performed what the run did, once it is being undone
 * @param failure a word for why it failed
 */
public record Import(
        long id,
        ImportKind kind,
        String fileName,
        long size,
        Step step,
        State state,
        Format format,
        List<String> headers,
        List<String> mapping,
        ImportOptions options,
        long staged,
        boolean stagedWhole,
        Figures figures,
        @Nullable Figures rehearsed,
        @Nullable Figures performed,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** The failure of a file that was thrown away because it named somebody who was erased. */
    static final String ERASED = "erased";

    /** How far an import has come. */
    public enum Step {
        MAPPING,
        DRY_RUN,
        RUN,
        UNDO;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the step stands. */
    public enum State {
        RECEIVING,
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How many documents; an order of several lines is one.
     *
     * @param total 0 as long as the file has not been read
     * @param remarked taken in with a cell left out
     * @param kept not undone, because something newer depends on it
     */
    public record Figures(
            long total,
            long done,
            long created,
            long updated,
            long merged,
            long unchanged,
            long rejected,
            long remarked,
            long kept) {

        /** From 0 to 100. */
        public int percent() {
            return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
        }
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whether nothing has been taken in yet, so that the mapping can still change. */
    public boolean open() {
        return !ERASED.equals(failure)
                && state != State.RUNNING
                && state != State.RECEIVING
                && (step == Step.MAPPING || step == Step.DRY_RUN);
    }

    /** Whether the run can go on where it was stopped. */
    public boolean resumable() {
        return step == Step.RUN && !ERASED.equals(failure) && (state == State.CANCELLED || state == State.FAILED);
    }

    /** Whether there is something to take back. */
    public boolean undoable() {
        return step == Step.RUN && state != State.RUNNING
                || step == Step.UNDO && (state == State.CANCELLED || state == State.FAILED);
    }

    Mapping columns() {
        return Mapping.of(kind, headers, mapping);
    }
}
