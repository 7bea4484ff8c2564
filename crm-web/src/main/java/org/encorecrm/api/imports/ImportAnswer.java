package org.encorecrm.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.intake.Example;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.Import.Figures;
import org.encorecrm.intake.ImportOptions;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param step mapping, dry_run, run or undo; the state and the figures are this step's
 * @param mapping the field of each column, empty when it is not taken in
 * @param dryRun the figures of the last dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportAnswer(
        String id,
        String kind,
        String fileName,
        long size,
        String step,
        String state,
        long done,
        long total,
        long created,
        long updated,
        long merged,
        long unchanged,
        long rejected,
        long remarked,
        long kept,
        @Nullable Map<String, Long> keptFor,
        long rows,
        FormatAnswer format,
        Map<String, String> mapping,
        Map<String, Object> options,
        @Nullable Figures dryRun,
        @Nullable Figures run,
        @Nullable List<Example> examples,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** How the file is read. */
    record FormatAnswer(String type, String encoding, String separator, String quote, boolean header) {}

    static ImportAnswer of(Import file, @Nullable List<Example> examples, @Nullable Map<String, Long> keptFor) {
        var figures = file.figures();
        return new ImportAnswer(
                Long.toString(file.id()),
                file.kind().code(),
                file.fileName(),
                file.size(),
                file.step().code(),
                file.state().code(),
                figures.done(),
                figures.total(),
                figures.created(),
                figures.updated(),
                figures.merged(),
                figures.unchanged(),
                figures.rejected(),
                figures.remarked(),
                figures.kept(),
                keptFor,
                file.staged(),
                format(file),
                mapping(file),
                options(file.options()),
                file.rehearsed(),
                file.performed(),
                examples,
                file.createdBy(),
                file.createdAt(),
                file.startedAt(),
                file.finishedAt(),
                file.failure());
    }

    private static FormatAnswer format(Import file) {
        var format = file.format();
        return new FormatAnswer(
                format.type().name().toLowerCase(Locale.ROOT),
                format.encoding().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                String.valueOf(format.separator()),
                String.valueOf(format.quote()),
                format.header());
    }

    private static Map<String, String> mapping(Import file) {
        var mapping = new LinkedHashMap<String, String>();
        for (var i = 0; i < file.headers().size(); i++) {
            mapping.put(
                    file.headers().get(i),
                    i < file.mapping().size() ? file.mapping().get(i) : "");
        }
        return mapping;
    }

    private static Map<String, Object> options(ImportOptions options) {
        var map = new LinkedHashMap<String, Object>();
        map.put("source", options.source());
        map.put("invalidCells", options.strict() ? "reject" : "leaveOut");
        if (options.dateFormat() != null) {
            map.put("dateFormat", options.dateFormat());
        }
        if (options.decimal() != null) {
            map.put("decimal", options.decimal());
        }
        return map;
    }
}
