package org.encorecrm.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.ordering.OrderStatusKinds;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads documents out of lines. What may be left out is left out until the rest can be accepted. */
@Component
class LineReader {

    private final CustomCells custom;
    private final OrderStatusKinds statuses;
    private final Settings settings;
    private final MarkStore marks;

    LineReader(CustomCells custom, OrderStatusKinds statuses, Settings settings, MarkStore marks) {
        this.marks = marks;
        this.custom = custom;
        this.statuses = statuses;
        this.settings = settings;
    }

    /** A document, or why there is none. */
    record Read<T>(Portion.Lines lines, @Nullable T document, Assembled assembled, List<Reason> wrong) {}

    <T> List<Read<T>> read(Job job, Taking<T> taking, List<Portion.Lines> documents) {
        var assembly = assembly(job.file());
        var marks = job.erasures() == 0 ? Marks.NONE : this.marks.of(job.file());
        return documents.stream()
                .map(lines -> read(taking, assembly, marks.isEmpty() ? lines : lines.without(marks)))
                .toList();
    }

    private static <T> Read<T> read(Taking<T> taking, Assembly assembly, Portion.Lines lines) {
        var assembled = assembly.of(lines.rows());
        if (lines.erased()) {
            return new Read<>(lines, null, assembled, List.of(new Reason("", "is about somebody who was erased")));
        }
        if (lines.tooMany()) {
            return new Read<>(lines, null, assembled, List.of(new Reason("", "has more lines than an order may have")));
        }
        for (var again = assembled.wrong().isEmpty(); again; ) {
            try {
                return new Read<>(lines, taking.read(assembled.document()), assembled, List.of());
            } catch (InvalidInputException invalid) {
                again = assembled.complain(invalid.violations());
            }
        }
        var reasons = new ArrayList<>(assembled.leftOut());
        reasons.addAll(assembled.wrong());
        return new Read<>(lines, null, assembled, reasons);
    }

    private Assembly assembly(Import file) {
        var commas = file.format().type() == org.encorecrm.intake.sheet.Format.Type.CSV
                && file.format().separator() == ',';
        var cells = new CellReader(file.options(), commas, settings.zone(), words());
        Instant said = file.createdAt();
        return new Assembly(
                file.kind(), file.columns(), file.options(), cells, custom, said, "import " + file.fileName());
    }

    private Map<String, String> words() {
        var words = new HashMap<String, String>();
        statuses.all().values().forEach(kind -> {
            for (var word : List.of(kind.code(), kind.nameRu(), kind.nameEn())) {
                words.put(word.toLowerCase(Locale.ROOT), kind.code());
                words.put(word.toLowerCase(Locale.ROOT).replace('ё', 'е'), kind.code());
            }
        });
        return words;
    }
}
