package org.encorecrm.api.segments;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.encorecrm.api.Once;
import org.encorecrm.backtest.Backtest;
import org.encorecrm.backtest.BacktestDay;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Settings;
import org.encorecrm.support.Span;
import org.encorecrm.support.WorkState;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Tries criteria on the past. What is found within {@link #PATIENCE} is the answer; what takes longer goes on in the
 * background, and the answer says where to look.
 */
@RestController
@RequestMapping("/api/v1/segments")
class BacktestApi {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Backtests backtests;
    private final Settings settings;
    private final Criteria reader;

    BacktestApi(Backtests backtests, Settings settings, Criteria reader) {
        this.backtests = backtests;
        this.settings = settings;
        this.reader = reader;
    }

    /** 200 with the days, or 202 with the id of what goes on; {@code Location} either way. */
    @ReadScope
    @PostMapping("/backtest")
    ResponseEntity<?> start(@RequestBody JsonNode body, Once once) throws InterruptedException {
        var question = question(body);
        var id = once.create(body, Started.class, () -> new Started(Long.toString(backtests.start(question))))
                .number();
        var address = URI.create("/api/v1/segments/backtests/" + id);
        var patience = Instant.now().plus(PATIENCE);
        var backtest = backtests.get(id);
        while (backtest.isRunning() && Instant.now().isBefore(patience)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            backtest = backtests.get(id);
        }
        return backtest.state() == WorkState.DONE
                ? ResponseEntity.ok().location(address).body(backtests.days(id))
                : ResponseEntity.accepted().location(address).body(entry(backtest, null));
    }

    /** {@code {"criteria" | "segment" | "scenario", "from", "to", "step": "P1D"}} */
    private BacktestQuestion question(JsonNode body) {
        var document = Document.of(body);
        var criteria = document.raw("criteria");
        var segment = document.text("segment", 64);
        var scenario = document.text("scenario", 64);
        var from = day(document, "from");
        var to = day(document, "to");
        var step = step(document);
        if (!criteria.isSet() && !segment.isSet() && !scenario.isSet()) {
            document.reject("criteria", "is required");
        } else if (segment.isSet() && (criteria.isSet() || scenario.isSet())) {
            document.reject("segment", "says what to try, as criteria or scenario do: name one");
        }
        document.check();
        return new BacktestQuestion(
                criteria.isSet() ? reader.read(criteria.orNull(), "/criteria") : null,
                segment.orNull(),
                scenario.orNull(),
                from,
                to,
                step);
    }

    /** A date; of a moment, the day it lies in. */
    private LocalDate day(Document document, String name) {
        var text = document.required(name, document.text(name, 40), "");
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                    : LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), settings.zone());
        } catch (DateTimeException malformed) {
            if (!text.isEmpty()) {
                document.reject(name, "must be a date such as 2026-11-21");
            }
            return LocalDate.EPOCH;
        }
    }

    private static Span step(Document document) {
        try {
            return Span.parse(document.text("step", 20).orElse("P1D"));
        } catch (DateTimeException malformed) {
            document.reject("step", "must be a length of time such as P1D");
            return Span.parse("P1D");
        }
    }

    @ReadScope
    @GetMapping("/backtests/{id}")
    Entry get(@PathVariable long id) {
        return entry(backtests.get(id), backtests.days(id));
    }

    @ReadScope
    @PostMapping("/backtests/{id}/cancel")
    Entry cancel(@PathVariable long id) {
        return entry(backtests.cancel(id), backtests.days(id));
    }

    private static Entry entry(Backtest backtest, @Nullable List<BacktestDay> days) {
        return new Entry(
                Long.toString(backtest.id()),
                backtest.state().code(),
                backtest.done(),
                backtest.total(),
                CriteriaWriter.write(backtest.criteria()),
                backtest.segment(),
                backtest.scenario(),
                backtest.from(),
                backtest.to(),
                backtest.step().toString(),
                backtest.asKnownNow(),
                backtest.startedAt(),
                backtest.finishedAt(),
                backtest.failure(),
                days);
    }

    record Started(String id) {
        long number() {
            return Long.parseLong(id);
        }
    }

    /**
     * A backtest and what it has found so far.
     *
     * @param asKnownNow fields of the criteria that have no history: they are taken as they are known now
     */
    record Entry(
            String id,
            String state,
            int done,
            int total,
            JsonNode criteria,
            @Nullable String segment,
            @Nullable String scenario,
            LocalDate from,
            LocalDate to,
            String step,
            List<String> asKnownNow,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            @Nullable List<BacktestDay> result) {}
}
