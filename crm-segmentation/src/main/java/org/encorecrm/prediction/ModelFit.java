package org.encorecrm.prediction;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.encorecrm.prediction.MaximumLikelihood.Estimate;

/** Fits the two models to the shop's own histories. */
final class ModelFit {

    private static final int FEW = 4_000;

    private ModelFit() {}

    /** A fitted BG/NBD model, its log-likelihood and the number of customers behind it. */
    record Fitted(BgNbd model, double logLikelihood, long customers) {}

    /** Empty when nobody ever came back, or the search found no maximum. */
    static Optional<Fitted> bgNbd(List<History> histories) {
        if (histories.stream().allMatch(history -> history.repeats() == 0)) {
            return Optional.empty();
        }
        return search(histories).map(found -> {
            var p = found.parameters();
            var customers = histories.stream().mapToLong(History::customers).sum();
            return new Fitted(new BgNbd(p[0], p[1], p[2], p[3]), found.logLikelihood(), customers);
        });
    }

    /**
     * Begun with some thousand of the histories, which is where most steps are: from there a few go over all of them.
     */
    private static Optional<Estimate> search(List<History> histories) {
        var every = histories.size() / FEW;
        var start = new double[] {1, 5, 1, 2};
        if (every > 1) {
            var some = IntStream.range(0, histories.size() / every)
                    .mapToObj(i -> histories.get(i * every))
                    .toList();
            start = MaximumLikelihood.of(new BgNbdLikelihood(some), start)
                    .map(Estimate::parameters)
                    .orElse(start);
        }
        return MaximumLikelihood.of(new BgNbdLikelihood(histories), start);
    }

    /** Empty when the data are too few or too alike: a model without a mean is no model. */
    static Optional<GammaGamma> gammaGamma(List<GammaGamma.Spend> spends) {
        // Fitted in units of the mean order, so that roubles and dollars start the search equally well.
        var unit = spends.stream()
                .mapToDouble(GammaGamma.Spend::mean)
                .filter(mean -> mean > 0)
                .average()
                .orElse(1);
        return MaximumLikelihood.of(
                        p -> {
                            var model = new GammaGamma(p[0], p[1], p[2]);
                            var sum = 0.0;
                            for (var spend : spends) {
                                var scaled = new GammaGamma.Spend(spend.orders(), spend.mean() / unit, 1);
                                sum += spend.customers() * model.logLikelihood(scaled);
                            }
                            return sum;
                        },
                        2,
                        3,
                        2)
                .map(found ->
                        new GammaGamma(found.parameters()[0], found.parameters()[1], found.parameters()[2] * unit))
                .filter(GammaGamma::hasMean);
    }
}
