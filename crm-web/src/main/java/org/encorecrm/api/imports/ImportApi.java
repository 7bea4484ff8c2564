package org.encorecrm.api.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.encorecrm.api.Once;
import org.encorecrm.api.imports.Uploads.Accepted;
import org.encorecrm.api.imports.Uploads.Asked;
import org.encorecrm.intake.Import.Step;
import org.encorecrm.intake.ImportKind;
import org.encorecrm.intake.Imports;
import org.encorecrm.office.ImportLines;
import org.encorecrm.security.IngestScope;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {

    private static final Set<String> PARTS =
            Set.of("file", "kind", "fileName", "mapping", "options", "dryRun", "start");

    private final Imports imports;
    private final Uploads uploads;
    private final ImportLines lines;

    ImportApi(Imports imports, Uploads uploads, ImportLines lines) {
        this.imports = imports;
        this.uploads = uploads;
        this.lines = lines;
    }

    @IngestScope
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted upload(
            @RequestParam MultipartFile file,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String fileName,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String options,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "true") boolean start,
            HttpServletRequest request,
            Once once,
            Authentication who)
            throws IOException {
        request.getParameterMap().keySet().stream()
                .filter(name -> !PARTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException("/" + name, "is not known");
                });
        var wishes = Wishes.of(mapping, options);
        var name = fileName == null ? file.getOriginalFilename() : fileName;
        try (var stream = file.getInputStream()) {
            var asked = new Asked(kind(kind), name(name), wishes, dryRun, start);
            return uploads.take(asked, stream, who.getName(), once);
        }
    }

    /** The file alone as the body, which is not kept anywhere on its way in. */
    @IngestScope
    @PostMapping(
            consumes = {
                "text/csv",
                "text/plain",
                "application/csv",
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.ms-excel"
            })
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted uploadRaw(
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String fileName,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String options,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "true") boolean start,
            HttpServletRequest request,
            Once once,
            Authentication who)
            throws IOException {
        var wishes = Wishes.of(mapping, options);
        var asked = new Asked(kind(kind), name(fileName), wishes, dryRun, start);
        return uploads.take(asked, request.getInputStream(), who.getName(), once);
    }

    /** {@code {"mapping", "options", "dryRun"}}, all of them optional; an import that was stopped goes on. */
    @IngestScope
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportAnswer start(@PathVariable long id, @RequestBody(required = false) @Nullable JsonNode body) {
        var document = Document.of(body == null ? Json.MAPPER.createObjectNode() : body);
        var mapping = document.raw("mapping").orNull();
        var options = document.raw("options").orNull();
        var dryRun = document.truth("dryRun").orElse(false);
        document.check();
        var file = imports.get(id);
        if (body != null && !file.resumable()) {
            uploads.apply(id, Wishes.of(mapping, options));
        }
        uploads.begin(id, dryRun);
        return get(id);
    }

    @ReadScope
    @GetMapping
    Page<ImportAnswer> list(Paging paging) {
        var before = Cursor.read(paging.after(), 1, parts -> Long.parseLong(parts[0]));
        var page = Page.of(
                imports.before(before == null ? Long.MAX_VALUE : before, paging.fetch()),
                paging,
                last -> Cursor.of(last.id()));
        return new Page<>(
                page.items().stream()
                        .map(file -> ImportAnswer.of(file, null, null))
                        .toList(),
                page.next());
    }

    @ReadScope
    @GetMapping("/{id}")
    ImportAnswer get(@PathVariable long id) {
        var file = imports.get(id);
        return ImportAnswer.of(
                file,
                file.step() == Step.DRY_RUN ? imports.examples(id) : null,
                file.step() == Step.UNDO ? imports.keptFor(id) : null);
    }

    @IngestScope
    @PostMapping("/{id}/cancel")
    ImportAnswer cancel(@PathVariable long id) {
        imports.cancel(id);
        return get(id);
    }

    @ManageScope
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportAnswer undo(@PathVariable long id) {
        imports.undo(id);
        return get(id);
    }

    /** Throws a file away that has not been taken in. */
    @IngestScope
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        imports.get(id);
        imports.remove(id);
    }

    @ReadScope
    @GetMapping("/{id}/rejected")
    void rejected(@PathVariable long id, HttpServletResponse response, Locale locale) throws IOException {
        lines.write(imports.get(id), true, locale, response);
    }

    /** Lines that were taken in without a cell that could not be understood. */
    @ReadScope
    @GetMapping("/{id}/remarks")
    void remarks(@PathVariable long id, HttpServletResponse response, Locale locale) throws IOException {
        lines.write(imports.get(id), false, locale, response);
    }

    private static ImportKind kind(String code) {
        try {
            return ImportKind.of(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInputException("/kind", "must be one of customers, orders, products");
        }
    }

    private static String name(@Nullable String given) {
        var name = given == null ? "" : given.strip();
        return name.isEmpty() ? "import" : name.substring(Math.max(0, name.length() - 200));
    }
}
