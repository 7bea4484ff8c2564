package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.QueueHead;
import java.time.Duration;
import org.encorecrm.change.Backlog;
import org.encorecrm.intake.Import.State;
import org.encorecrm.support.WorkLoop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** An import waits while live changes would have to. */
@EncoreTest
@Transactional
class BrakeTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportWorker worker;

    @Autowired
    Backlog backlog;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    private QueueHead head;
    private WorkLoop loop;

    @BeforeEach
    void begin() {
        head = new QueueHead(jdbc);
        loop = new ImportLoop().importLoop(worker, imports, backlog);
    }

    @Test
    void waitsWhileTheQueueIsSecondsBehindAndGoesOnAfterwards() {
        var file = running();
        head.hasWaited(Duration.ofSeconds(4));

        for (var turn = 0; turn < 3; turn++) {
            assertThat(loop.turn()).as("it looks again soon").isTrue();
        }
        assertThat(imports.get(file).staged()).isZero();

        head.isFresh();
        toTheEnd();
        assertThat(imports.get(file).state()).isEqualTo(State.DONE);
    }

    @Test
    void goesOnWhileTheQueueIsOnlyALittleBehind() {
        var file = running();

        for (var turn = 0; turn < 100 && imports.anyRunning(); turn++) {
            head.hasWaited(Duration.ofMillis(500));
            loop.turn();
        }

        assertThat(imports.get(file).state()).isEqualTo(State.DONE);
    }

    /** Looking twenty times a second at a queue that has nothing to do with it. */
    @Test
    void restsWhenThereIsNothingToImportHoweverFarBehindTheQueueIs() {
        head.hasWaited(Duration.ofMinutes(1));

        assertThat(loop.turn()).isFalse();
    }

    private void toTheEnd() {
        while (loop.turn()) {
            // portion by portion
        }
    }

    private long running() {
        var file = desk.receive(ImportKind.CUSTOMERS, "external id;first name\n" + desk.mark + ";Анна\n");
        return imports.run(file.id()).id();
    }
}
