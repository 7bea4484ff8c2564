package org.encorecrm.prediction;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.util.FastMath;

/**
 * Finds positive parameters of the greatest likelihood: Nelder–Mead on their logarithms, begun anew until it rests.
 *
 * <p>Where customers do not differ in something, its two parameters have no maximum but a ridge that rises by ever less
 * for ever. A hint of a prior, normal with the standard deviation 22 on the logarithms, ends it at figures that one can
 * compute with; parameters the data tell move by a fiftieth of a per cent at most (CDNOW).
 */
final class MaximumLikelihood {

    private static final int MOST_RESTARTS = 12;

    private static final double HINT = 1e-3;

    private MaximumLikelihood() {}

    /** A maximum: the parameters and the log-likelihood there. */
    record Estimate(double[] parameters, double logLikelihood) {}

    /** Empty when the search found no maximum with finite parameters. */
    static Optional<Estimate> of(ToDoubleFunction<double[]> logLikelihood, double... start) {
        var logs = logarithms(start);
        var best = Double.NEGATIVE_INFINITY;
        try {
            for (var restart = 0; restart < MOST_RESTARTS; restart++) {
                var found = climb(logLikelihood, logs);
                logs = found.getPoint();
                // A simplex that collapsed on a ridge looks converged; a fresh one from there tells.
                if (found.getValue() - best < worthless(best)) {
                    return usable(logs, logLikelihood);
                }
                best = found.getValue();
            }
            return usable(logs, logLikelihood);
        } catch (MathRuntimeException notFound) {
            return Optional.empty();
        }
    }

    /** A millionth of a log-likelihood unit tells nothing about the parameters, and of millions rounding tells more. */
    private static double worthless(double value) {
        return Double.isInfinite(value) ? 0 : Math.max(1e-6, 1e-10 * Math.abs(value));
    }

    private static PointValuePair climb(ToDoubleFunction<double[]> logLikelihood, double[] from) {
        var optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-10, 1e-7));
        return optimizer.optimize(
                new MaxEval(20_000),
                new ObjectiveFunction(
                        logs -> bounded(logLikelihood.applyAsDouble(exponentials(logs)) - HINT * squares(logs))),
                GoalType.MAXIMIZE,
                new InitialGuess(from),
                new NelderMeadSimplex(from.length, 0.5));
    }

    private static double squares(double[] logs) {
        return Arrays.stream(logs).map(log -> log * log).sum();
    }

    private static double bounded(double value) {
        return Double.isFinite(value) ? value : -1e300;
    }

    private static Optional<Estimate> usable(double[] logs, ToDoubleFunction<double[]> logLikelihood) {
        for (var log : logs) {
            // e^±20: the data do not tell this parameter, it runs away.
            if (!(Math.abs(log) < 20)) {
                return Optional.empty();
            }
        }
        var parameters = exponentials(logs);
        var value = logLikelihood.applyAsDouble(parameters);
        return Double.isFinite(value) ? Optional.of(new Estimate(parameters, value)) : Optional.empty();
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(FastMath::log).toArray();
    }

    private static double[] exponentials(double[] logs) {
        return Arrays.stream(logs).map(FastMath::exp).toArray();
    }
}
