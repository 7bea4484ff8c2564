package org.encorecrm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import org.encorecrm.intake.Import.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import stops at any portion and goes on behind it. */
@EncoreTest
class CheckpointTests {

    @Autowired
    Imports imports;

    @Autowired
    ImportWorker worker;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @RegisterExtension
    final ImportDesk desk = new ImportDesk();

    @Test
    void goesOnExactlyWhereAKilledWorkerWas() {
        var file = people(1500);
        imports.run(file.id());
        worker.work();
        worker.work();
        worker.work();
        var reached = imports.get(file.id()).figures().done();
        assertThat(reached).isBetween(1L, 1499L);

        assertThat(otherWorker().work()).as("it is still the first one's").isFalse();
        jdbc.sql("update core.import set lease_until = clock_timestamp() where id = ?")
                .param(file.id())
                .update();
        var other = otherWorker();
        assertThat(other.work()).isTrue();
        worker.work();
        while (other.work()) {
            // to the end
        }

        var done = imports.get(file.id());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.figures().created()).isEqualTo(1500);
        assertThat(desk.names()).hasSize(1500);
        assertThat(jdbc.sql("select count(*) from core.import_effect where import_id = ?")
                        .param(file.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1500);
    }

    @Test
    void stopsWhenToldAndGoesOnWhenTold() {
        var file = imports.run(people(600).id());
        worker.work();
        worker.work();

        imports.cancel(file.id());
        assertThat(worker.work()).isFalse();
        var reached = imports.get(file.id()).figures().done();
        assertThat(desk.finish(imports.run(file.id())).figures().created()).isEqualTo(600);
        assertThat(reached).isBetween(1L, 599L);
    }

    private Import people(int many) {
        var text = new StringBuilder("external id;first name\n");
        for (var i = 0; i < many; i++) {
            text.append(desk.mark).append('-').append(i).append(";Имя\n");
        }
        return desk.receive(ImportKind.CUSTOMERS, text.toString());
    }

    private ImportWorker otherWorker() {
        return beans.createBean(ImportWorker.class);
    }
}
