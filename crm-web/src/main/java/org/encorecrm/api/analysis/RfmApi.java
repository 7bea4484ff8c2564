package org.encorecrm.api.analysis;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.encorecrm.metrics.Cuts;
import org.encorecrm.metrics.Rfm;
import org.encorecrm.metrics.RfmGrid;
import org.encorecrm.metrics.RfmQuestion;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.DataRole;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rfm")
@ReadScope
class RfmApi {

    private final Rfm rfm;
    private final BusinessClock clock;

    RfmApi(Rfm rfm, BusinessClock clock) {
        this.rfm = rfm;
        this.clock = clock;
    }

    /** Later pages are of the moment of the first one, or their scores would not fit together. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<RfmEntry> page(
            @RequestParam @Nullable OffsetDateTime asOf,
            @RequestParam(defaultValue = "5") int bins,
            @RequestParam @Nullable String thresholds,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String source,
            Paging paging) {
        var from = Cursor.read(paging.after(), 2, key -> new PageStart(Instant.parse(key[0]), Long.parseLong(key[1])));
        var then = from == null ? moment(asOf) : from.asOf;
        var question = new RfmQuestion(then, Cuts.of(bins, thresholds), category, source);
        var rows = rfm.page(question, from == null ? 0 : from.after, paging.fetch());
        return Page.of(rows, paging, row -> Cursor.of(then, row.customerId())).map(RfmEntry::of);
    }

    @GetMapping(produces = "text/csv")
    void csv(
            @RequestParam @Nullable OffsetDateTime asOf,
            @RequestParam(defaultValue = "5") int bins,
            @RequestParam @Nullable String thresholds,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String source,
            HttpServletResponse response)
            throws IOException {
        var question = new RfmQuestion(moment(asOf), Cuts.of(bins, thresholds), category, source);
        rfm.refuseFuture(question);
        try (var table = new RfmCsv(response);
                var role = DataRole.WORKER.enter()) {
            rfm.each(question, table::write);
        }
    }

    /** Without parameters: of the scores everybody is kept by. */
    @GetMapping("/grid")
    RfmGrid grid(
            @RequestParam @Nullable OffsetDateTime asOf,
            @RequestParam @Nullable Integer bins,
            @RequestParam @Nullable String thresholds,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String source) {
        var whole = category == null || category.isEmpty();
        if (asOf == null && bins == null && thresholds == null && whole && source == null) {
            return rfm.grid();
        }
        var cuts = Cuts.of(Objects.requireNonNullElse(bins, 5), thresholds);
        return rfm.grid(new RfmQuestion(moment(asOf), cuts, category, source));
    }

    private Instant moment(@Nullable OffsetDateTime asOf) {
        return asOf == null ? clock.now() : asOf.toInstant();
    }

    private record PageStart(Instant asOf, long after) {}
}
