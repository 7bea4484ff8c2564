package org.encorecrm.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Fits the models to the shop's history and predicts with them. */
@Service
public class Predictions {

    /** Below these a fit tells more about chance than about the shop. */
    public static final int FEWEST_CUSTOMERS = 200;

    public static final int FEWEST_REPEATS = 50;

    /** Spends the value model is fitted to at most: its three parameters are known to a per cent with far fewer. */
    private static final int MOST_SPENDS = 20_000;

    private final PurchaseHistories histories;
    private final Models models;
    private final PastModels past;
    private final PredictionSettings prospects;
    private final Settings settings;
    private final BusinessClock clock;

    Predictions(
            PurchaseHistories histories,
            Models models,
            PastModels past,
            PredictionSettings prospects,
            Settings settings,
            BusinessClock clock) {
        this.histories = histories;
        this.models = models;
        this.past = past;
        this.prospects = prospects;
        this.settings = settings;
        this.clock = clock;
    }

    /** The model in use, or one fitted to the facts up to a past moment. */
    public ModelView model(@Nullable Instant asOf) {
        return ModelView.of(modelOf(asOf).orElseThrow(Predictions::tooFew));
    }

    /**
     * Predicts for one customer.
     *
     * @param horizon for the orders and for their value; null for the ones set for kept predictions
     * @param asOf null for now; otherwise both the model and the history are those of that moment. Without a model of
     *     then one's own rhythm is left
     * @throws NotFoundException when the customer has not bought by then
     */
    public Prediction of(long customerId, @Nullable Duration horizon, @Nullable Instant asOf) {
        var model = modelOf(asOf).orElse(null);
        var at = asOf == null ? clock.now() : asOf;
        var day = at.atZone(settings.zone()).toLocalDate();
        return histories
                .of(customerId, at, settings.zone())
                .map(bought -> Prediction.of(model, bought, day, horizons(horizon)))
                .orElseThrow(() -> new NotFoundException("no customer who has bought with id " + customerId));
    }

    private Optional<Model> modelOf(@Nullable Instant asOf) {
        return asOf == null ? models.current() : past.of(notInFuture(asOf), () -> fit(asOf));
    }

    private Horizons horizons(@Nullable Duration asked) {
        var usual = prospects.prospects();
        if (asked == null) {
            return usual.horizons();
        }
        var weeks = (double) asked.toSeconds() / Model.TIME_UNIT.toSeconds();
        return new Horizons(weeks, weeks, usual.monthlyDiscount());
    }

    /** What orders are expected over and lifetime value is summed over, unless something else is asked. */
    public Prospects prospects() {
        return prospects.prospects();
    }

    /** Fits anew to everything up to now. Answers whether a new model came out; if not, the old one stays in use. */
    boolean refit() {
        var fitted = fit(clock.now());
        fitted.ifPresent(models::add);
        return fitted.isPresent();
    }

    /** Empty when there is too little to learn from, or the search finds no maximum. */
    Optional<Model> fit(Instant asOf) {
        var all = histories.all(asOf, settings.zone());
        var customers = all.stream().mapToLong(History::customers).sum();
        var repeats = all.stream()
                .mapToLong(history -> history.repeats() * history.customers())
                .sum();
        if (customers < FEWEST_CUSTOMERS || repeats < FEWEST_REPEATS) {
            return Optional.empty();
        }
        var value = ModelFit.gammaGamma(histories.spends(asOf, settings.zone(), MOST_SPENDS));
        return ModelFit.bgNbd(all)
                .map(found ->
                        new Model(asOf, found.model(), found.logLikelihood(), found.customers(), value.orElse(null)));
    }

    private Instant notInFuture(Instant asOf) {
        if (asOf.isAfter(clock.now())) {
            throw new InvalidInputException("?asOf", "must not be in the future");
        }
        return asOf;
    }

    private static ConflictException tooFew() {
        return new ConflictException(
                "there is no prediction model: it takes at least %d customers and %d repeat purchases"
                        .formatted(FEWEST_CUSTOMERS, FEWEST_REPEATS));
    }
}
