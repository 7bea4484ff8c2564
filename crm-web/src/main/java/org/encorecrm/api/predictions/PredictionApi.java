package org.encorecrm.api.predictions;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.customer.Customers;
import org.encorecrm.prediction.KeptPredictions;
import org.encorecrm.prediction.ModelView;
import org.encorecrm.prediction.Predictions;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/predictions")
@ReadScope
class PredictionApi {

    private final Predictions predictions;
    private final KeptPredictions kept;
    private final Customers customers;

    PredictionApi(Predictions predictions, KeptPredictions kept, Customers customers) {
        this.predictions = predictions;
        this.kept = kept;
        this.customers = customers;
    }

    @GetMapping("/model")
    ModelView model(@RequestParam @Nullable OffsetDateTime asOf) {
        return predictions.model(asOf == null ? null : asOf.toInstant());
    }

    /**
     * @param horizon for the orders expected and their value; the shop's own horizons when absent
     * @param asOf model and purchases of that moment; what runs out is told of the present only
     */
    @GetMapping("/customers/{id}")
    PredictionEntry customer(
            @PathVariable long id,
            @RequestParam @Nullable String horizon,
            @RequestParam @Nullable OffsetDateTime asOf) {
        var within = horizon == null ? null : duration(horizon);
        var survivor = customers.survivor(id);
        var said = predictions.of(survivor, within, asOf == null ? null : asOf.toInstant());
        return PredictionEntry.of(said, asOf == null ? kept.categories(survivor) : List.of());
    }

    /** In UTC, where a day is always 24 hours: the models count in weeks. */
    private static Duration duration(String horizon) {
        try {
            var span = Span.parse(horizon);
            if (span.isPositive() && span.isShort()) {
                return Duration.between(Instant.EPOCH, span.after(Instant.EPOCH, ZoneOffset.UTC));
            }
        } catch (DateTimeException malformed) {
            // Said below, with what it must be.
        }
        throw new InvalidInputException("?horizon", "must be a duration of up to ten years, such as P39W");
    }
}
