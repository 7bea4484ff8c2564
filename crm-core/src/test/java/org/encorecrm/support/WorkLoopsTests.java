package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WorkLoopsTests {

    private final Semaphore pieces = new Semaphore(0);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final WorkLoop loop = new WorkLoop("piece", Duration.ofMillis(1), new Signal(), this::piece);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final WorkLoops loops = new WorkLoops(beans.getBeanProvider(WorkLoop.class));

    @BeforeEach
    void begin() throws InterruptedException {
        beans.addBean("piece", loop);
        loop.start();
        awaitPiece();
    }

    @AfterEach
    void end() {
        loop.stop();
    }

    @Test
    void letThePieceAtHandEndAndGoOnAfterwards() throws InterruptedException {
        loops.resting(() -> assertThat(busy).isFalse());

        pieces.drainPermits();
        awaitPiece();
    }

    @Test
    void goOnWhenWhatWasInTheirWayFails() throws InterruptedException {
        assertThatThrownBy(() -> loops.resting(() -> {
                    throw new IllegalStateException("in the way");
                }))
                .hasMessage("in the way");

        pieces.drainPermits();
        awaitPiece();
    }

    @Test
    void doNotWakeOneThatWasNotWorking() {
        loop.stop();

        loops.resting(() -> {});

        assertThat(loop.isRunning()).isFalse();
    }

    private boolean piece() {
        busy.set(true);
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        busy.set(false);
        pieces.release();
        return true;
    }

    private void awaitPiece() throws InterruptedException {
        assertThat(pieces.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
}
