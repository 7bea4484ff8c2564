package org.encorecrm.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BgNbdTests {

    private final BgNbd model = new BgNbd(0.24259, 4.41360, 0.79292, 2.42589);

    @Test
    void neverOverflows() {
        var extremes = Stream.of(0, 1, 50, 5_000)
                .flatMap(x -> Stream.of(0.01, 100.0, 2_000.0).map(age -> History.of(x, x == 0 ? 0 : age / 2, age)));

        assertThat(extremes).allSatisfy(history -> {
            assertThat(model.logLikelihood(history)).isFinite();
            assertThat(model.alive(history)).isBetween(0.0, 1.0);
            assertThat(model.expectedOrders(history, 520)).isFinite().isNotNegative();
        });
    }

    /** A shop whose customers leave all alike has a and b in the millions: there p is a / (a + b) for everybody. */
    @Test
    void takesNoLongerWhereEverybodyLeavesAlike() {
        var alike = new BgNbd(0.3, 8, 4e5, 7e6);
        var history = History.of(3, 20, 30);
        var p = 4e5 / 7.4e6;

        // E[(1 − (1 + p·t/A)^−s) / p] with a p that is known.
        var expected = (1 - Math.pow(1 + p * 10 / 38, -3.3)) / p * alike.alive(history);
        assertThat(alike.expectedOrders(history, 10)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void expectsMoreInALongerTimeAndNothingInNone() {
        var history = History.of(3, 20, 30);

        assertThat(model.expectedOrders(history, 0)).isZero();
        assertThat(model.expectedOrders(history, 20)).isGreaterThan(model.expectedOrders(history, 10));
    }

    @Test
    void isContinuousWhereTheFormulaDividesByZero() {
        var history = History.of(3, 20, 30);

        var below = new BgNbd(0.5, 5, 0.99999, 2).expectedOrders(history, 10);
        var at = new BgNbd(0.5, 5, 1, 2).expectedOrders(history, 10);

        assertThat(at).isCloseTo(below, within(1e-4));
    }

    /** Against the definition: E[(1 − (1 + p·t/A)^−s) / p] with p as Beta(a, b + x), where the closed form fails. */
    @Test
    void expectsWhereTheClosedFormHasAPole() {
        for (var shape : List.of(new BgNbd(0.5, 5, 0.3, 0.5), new BgNbd(0.5, 5, 0.4, 0.6), new BgNbd(0.5, 5, 1, 0.7))) {
            var history = History.of(0, 0, 30);
            var sum = 0.0;
            var weight = 0.0;
            var points = 1_000_000;
            for (var i = 0; i < points; i++) {
                // Both ends of the density are steep: p = sin² puts the points there.
                var angle = (i + 0.5) / points * Math.PI / 2;
                var p = Math.pow(Math.sin(angle), 2);
                var density =
                        Math.pow(Math.sin(angle), 2 * shape.a() - 1) * Math.pow(Math.cos(angle), 2 * shape.b() - 1);
                sum += density * (1 - Math.pow(1 + p * 13 / 35, -0.5)) / p;
                weight += density;
            }

            assertThat(shape.expectedOrders(history, 13)).isCloseTo(sum / weight, within(1e-4));
        }
    }

    @Test
    void knowsTheMedianOfTheNextOrder() {
        var history = History.of(3, 20, 30);

        var weeks = model.medianWeeksToNext(history);

        assertThat(Math.pow((model.alpha() + 20) / (model.alpha() + 20 + weeks), model.r() + 3))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void countsEqualHistoriesOnce() {
        var random = new SplittableRandom(7);
        var single = Stream.generate(() -> {
                    var x = random.nextInt(4);
                    return History.of(x, x == 0 ? 0 : 5 + random.nextInt(20), 30);
                })
                .limit(600)
                .toList();
        var grouped = single.stream()
                .distinct()
                .map(h -> new History(
                        h.repeats(),
                        h.last(),
                        h.age(),
                        single.stream().filter(h::equals).count()))
                .toList();

        var one = ModelFit.bgNbd(single).orElseThrow();
        var other = ModelFit.bgNbd(grouped).orElseThrow();

        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-4));
        assertThat(other.customers()).isEqualTo(600);
    }

    @Test
    void givesNoModelForPeopleWhoNeverCameBack() {
        var once = List.of(new History(0, 0, 10, 500), new History(0, 0, 20, 500));

        assertThat(ModelFit.bgNbd(once)).isEmpty();
    }
}
