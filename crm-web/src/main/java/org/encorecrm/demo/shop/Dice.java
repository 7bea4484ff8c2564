package org.encorecrm.demo.shop;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Chance that repeats itself: the same numbers for the same seed. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Independent dice for the n-th thing, so that one can be made without making those before it. */
    public static Dice of(long seed, long n) {
        return new Dice(seed * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** @param bound exclusive */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends inclusive. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A whole number that is this much on average. */
    public int about(double expected) {
        var whole = (int) expected;
        return whole + (chance(expected - whole) ? 1 : 0);
    }

    public double fraction() {
        return random.nextDouble();
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public <T> T pick(List<T> from, ToDoubleFunction<T> weight) {
        var left = random.nextDouble() * from.stream().mapToDouble(weight).sum();
        for (var candidate : from) {
            left -= weight.applyAsDouble(candidate);
            if (left < 0) {
                return candidate;
            }
        }
        return from.get(from.size() - 1);
    }

    /** A factor around 1: waiting times and sums scatter like this, never below zero. */
    public double scatter(double sigma) {
        return Math.exp(sigma * gauss());
    }

    /** A waiting time without memory. */
    public double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private double gauss() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
