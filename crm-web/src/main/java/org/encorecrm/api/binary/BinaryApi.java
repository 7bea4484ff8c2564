package org.encorecrm.api.binary;

import java.time.Instant;
import java.util.List;
import org.encorecrm.binary.BinaryWords;
import org.encorecrm.binary.WordRow;
import org.encorecrm.binary.WordSettings;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** In which of the last periods customers bought, and how such customers went on. */
@RestController
@RequestMapping("/api/v1/binary")
class BinaryApi {

    private final BinaryWords words;
    private final WordSettings settings;
    private final Audit audit;

    BinaryApi(BinaryWords words, WordSettings settings, Audit audit) {
        this.words = words;
        this.settings = settings;
        this.audit = audit;
    }

    /** The heaviest word first, the latest period first in each; shares are whole percents. */
    @GetMapping
    @ReadScope
    Answer words(@RequestParam(defaultValue = "") String category) {
        var table = words.of(category);
        return new Answer(
                table.category(), table.days(), table.periods(), table.weighting(), table.surveyedAt(), table.words());
    }

    @GetMapping("/settings")
    @ReadScope
    Shape settings() {
        return new Shape(settings.periods(), settings.doubling() ? "doubling" : "linear");
    }

    @PutMapping("/settings")
    @ManageScope
    @Transactional
    public Shape change(JsonNode body) {
        var before = settings();
        var document = Document.of(body);
        var periods = document.integer("periods", WordSettings.FEWEST_PERIODS, WordSettings.MOST_PERIODS)
                .orElse(before.periods());
        var weighting = document.word("weighting", "doubling", "linear").orElse(before.weighting());
        document.check();
        settings.change(periods, weighting.equals("doubling"));
        var after = new Shape(periods, weighting);
        audit.record("binary.changed", "binary", before, after);
        return after;
    }

    record Shape(int periods, String weighting) {}

    record Answer(
            String category,
            int periodDays,
            int periods,
            String weighting,
            @Nullable Instant surveyedAt,
            List<WordRow> items) {}
}
