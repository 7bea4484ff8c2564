package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.util.Map;

/** What holds before the base has told anything: shares of the levels exact, alike, close, similar, different. */
final class Defaults {

    /** Of a hundred customers, so many are somebody's second record. */
    static final double DUPLICATES_PER_CUSTOMER = 0.05;

    /** A base without duplicates would otherwise learn that neighbours are. */
    static final double MOST_DUPLICATES_PER_CUSTOMER = 4;

    private static final double[][] M = {
        {0.75, 0.06, 0.09, 0.04, 0.06}, // first name
        {0.75, 0.03, 0.10, 0.02, 0.10}, // last name: people marry
        {0.82, 0.01, 0.10, 0.04, 0.03}, // middle name
        {0.98, 0.001, 0.001, 0.001, 0.017}, // sex
        {0.84, 0.01, 0.08, 0.04, 0.03}, // birth date
        {0.60, 0.05, 0.08, 0.05, 0.22}, // e-mail
        {0.60, 0.02, 0.06, 0.001, 0.319}, // phone
        {0.75, 0.001, 0.07, 0.03, 0.149}, // postal code
        {0.78, 0.001, 0.07, 0.02, 0.129}, // city
        {0.88, 0.001, 0.03, 0.01, 0.079}, // region
        {0.70, 0.001, 0.10, 0.05, 0.149}, // street
        {0.72, 0.001, 0.07, 0.001, 0.207}, // house
        {0.70, 0.001, 0.10, 0.05, 0.149}, // company
    };

    private static final double[][] U = {
        {0.02, 0.01, 0.005, 0.02, 0.945},
        {0.004, 0.001, 0.004, 0.01, 0.981},
        {0.03, 0.001, 0.02, 0.05, 0.899},
        {0.5, 0.0001, 0.0001, 0.0001, 0.4997},
        {0.00005, 0.00005, 0.0003, 0.008, 0.9916},
        {0.00001, 0.0001, 0.0001, 0.002, 0.99779},
        {0.00001, 0.00001, 0.0001, 0.0001, 0.99978},
        {0.003, 0.0001, 0.02, 0.05, 0.9269},
        {0.1, 0.0001, 0.002, 0.02, 0.8779},
        {0.2, 0.0001, 0.01, 0.05, 0.7399},
        {0.003, 0.0001, 0.002, 0.01, 0.9849},
        {0.02, 0.0001, 0.04, 0.0001, 0.9398},
        {0.003, 0.0001, 0.002, 0.01, 0.9849},
    };

    private static final Map<Trait, double[]> M_GIVEN = Map.of(
            SEX, new double[] {0.985, 0.0001, 0.0001, 0.0001, 0.0147},
            EMAIL, new double[] {0.60, 0.05, 0.08, 0.05, 0.22},
            CITY, new double[] {0.94, 0.001, 0.03, 0.009, 0.02},
            REGION, new double[] {0.97, 0.001, 0.01, 0.004, 0.015},
            STREET, new double[] {0.84, 0.001, 0.09, 0.03, 0.039},
            HOUSE, new double[] {0.86, 0.001, 0.06, 0.001, 0.078});

    private static final Map<Trait, double[]> U_GIVEN = Map.of(
            SEX, new double[] {0.97, 0.0001, 0.0001, 0.0001, 0.0297},
            EMAIL, new double[] {0.0001, 0.003, 0.01, 0.10, 0.8869},
            CITY, new double[] {0.90, 0.001, 0.02, 0.019, 0.06},
            REGION, new double[] {0.95, 0.001, 0.01, 0.009, 0.03},
            STREET, new double[] {0.10, 0.0001, 0.003, 0.02, 0.8769},
            HOUSE, new double[] {0.03, 0.0001, 0.06, 0.0001, 0.9098});

    private Defaults() {}

    static Weights weights() {
        var weights = new Weights();
        for (int t = 0; t < Trait.COUNT; t++) {
            weights.m[t] = M[t].clone();
            weights.u[t] = U[t].clone();
            weights.mGiven[t] = M_GIVEN.getOrDefault(Trait.values()[t], M[t]).clone();
            weights.uGiven[t] = U_GIVEN.getOrDefault(Trait.values()[t], U[t]).clone();
        }
        weights.prior = 1e-6;
        return weights;
    }
}
