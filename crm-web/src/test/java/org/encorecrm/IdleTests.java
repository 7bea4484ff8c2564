package org.encorecrm;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreWebTestWithWorkers;
import encore.testing.Statements;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.support.WorkLoop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody pays for a shop where nothing happens: what every loop asks the database when it finds nothing to do. */
@EncoreWebTestWithWorkers
class IdleTests {

    /** Beside these are clock, settings, sessions and the scheduler: some two more. Goal: five.  */
    private static final double STATEMENTS_A_SECOND = 2.5;

    @Autowired
    Collection<WorkLoop> loops;

    @Test
    void asksLittleWhenThereIsNothingToDo() {
        var asked = loops.stream().collect(Collectors.toMap(WorkLoop::name, IdleTests::statements));

        var everySecond = loops.stream()
                .collect(Collectors.toMap(
                        WorkLoop::name,
                        loop -> 1000.0 * asked.get(loop.name()) / loop.rarest().toMillis()));
        assertThat(sum(everySecond)).as("%s", everySecond).isLessThan(STATEMENTS_A_SECOND);
        assertThat(asked)
                .allSatisfy(
                        (loop, statements) -> assertThat(statements).as(loop).isLessThan(10));
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** After whatever there was. */
    private static int statements(WorkLoop loop) {
        for (var turn = 0; turn < 1000 && loop.turn(); turn++) {
            continue;
        }
        return Statements.during(loop::turn);
    }
}
