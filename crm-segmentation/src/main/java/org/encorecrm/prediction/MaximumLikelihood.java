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

/** Finds positive parameters of the greatest likelihood: Nelder–Mead on their logarithms, begun anew until it rests. */
final class MaximumLikelihood {

    private static final int MOST_RESTARTS = 12;

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
                if (found.getValue() - best < 1e-7) {
                    return usable(logs, found.getValue());
                }
                best = found.getValue();
            }
            return usable(logs, best);
        } catch (MathRuntimeException notFound) {
            return Optional.empty();
        }
    }

    private static PointValuePair climb(ToDoubleFunction<double[]> logLikelihood, double[] from) {
        var optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-9));
        return optimizer.optimize(
                new MaxEval(20_000),
                new ObjectiveFunction(logs -> bounded(logLikelihood.applyAsDouble(exponentials(logs)))),
                GoalType.MAXIMIZE,
                new InitialGuess(from),
                new NelderMeadSimplex(from.length, 0.5));
    }

    private static double bounded(double value) {
        return Double.isFinite(value) ? value : -1e300;
    }

    private static Optional<Estimate> usable(double[] logs, double value) {
        for (var log : logs) {
            // e^±20: the data do not tell this parameter, it runs away.
            if (!(Math.abs(log) < 20)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Estimate(exponentials(logs), value));
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(FastMath::log).toArray();
    }

    private static double[] exponentials(double[] logs) {
        return Arrays.stream(logs).map(FastMath::exp).toArray();
    }
}
