package org.encorecrm.prediction;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Integrals of smooth functions: thirty points are exact to the last digits there. */
final class GaussLegendre {

    private static final int POINTS = 30;

    private static final GaussIntegratorFactory FACTORY = new GaussIntegratorFactory();

    private GaussLegendre() {}

    static double integral(double from, double to, DoubleUnaryOperator function) {
        return FACTORY.legendre(POINTS, from, to).integrate(function::applyAsDouble);
    }
}
