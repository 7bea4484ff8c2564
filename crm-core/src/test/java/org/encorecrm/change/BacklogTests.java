package org.encorecrm.change;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.QueueHead;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncoreTest
@Transactional
class BacklogTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    Backlog backlog;

    @Autowired
    JdbcClient jdbc;

    private QueueHead head;

    @BeforeEach
    void begin() {
        head = new QueueHead(jdbc);
    }

    @Test
    void isAsOldAsTheChangeThatComesNext() {
        head.hasWaited(Duration.ofSeconds(10));

        assertThat(backlog.isOlderThan(Duration.ofSeconds(9))).isTrue();
        assertThat(backlog.isOlderThan(MINUTE)).isFalse();
    }

    @Test
    void doesNotCountWhatNobodyWouldWorkOnNow() {
        head.isFresh();
        head.wasGivenUp(MINUTE.multipliedBy(2));
        head.comesAgainIn(MINUTE, MINUTE.multipliedBy(2));

        assertThat(backlog.isOlderThan(MINUTE)).isFalse();
    }

    @Test
    void countsWhatIsToBeTriedAgainByNow() {
        head.comesAgainIn(Duration.ofSeconds(-1), MINUTE.multipliedBy(2));

        assertThat(backlog.isOlderThan(MINUTE)).isTrue();
    }
}
