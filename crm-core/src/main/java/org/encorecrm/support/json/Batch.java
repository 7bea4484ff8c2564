package org.encorecrm.support.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The lines of a batch turned into what a feature takes. Bad lines are set aside; the feature is given
 * {@link #accepted()} and answers one result for each, in the same order.
 */
public final class Batch<T> {

    private final List<T> accepted = new ArrayList<>();
    private final List<@Nullable List<Violation>> faults = new ArrayList<>();

    private Batch() {}

    /** @param reader throws {@link InvalidInputException} for a line that is wrong */
    public static <T> Batch<T> read(List<Line> lines, Function<JsonNode, T> reader) {
        var batch = new Batch<T>();
        lines.forEach(line -> batch.add(line, reader));
        return batch;
    }

    private void add(Line line, Function<JsonNode, T> reader) {
        var value = line.value();
        if (value == null) {
            faults.add(List.of(new Violation("", String.valueOf(line.fault()))));
            return;
        }
        try {
            accepted.add(reader.apply(value));
            faults.add(null);
        } catch (InvalidInputException invalid) {
            faults.add(invalid.violations());
        }
    }

    public List<T> accepted() {
        return accepted;
    }

    /** @param results one for each of {@link #accepted()} */
    public BatchAnswer answer(List<LineResult> results) {
        if (results.size() != accepted.size()) {
            throw new IllegalArgumentException("%d results for %d lines".formatted(results.size(), accepted.size()));
        }
        var next = results.iterator();
        var all = new ArrayList<BatchAnswer.Result>();
        for (var fault : faults) {
            var result = fault == null ? next.next() : LineResult.rejected(fault);
            all.add(new BatchAnswer.Result(all.size(), result.status(), result.id(), result.errors()));
        }
        return BatchAnswer.of(all);
    }
}
