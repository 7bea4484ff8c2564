package encore.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the statements that some work sends through JdbcClient: growth is tested, not time. */
public final class Statements {

    /** What is read from memory and only now and then anew. */
    private static final List<String> REFRESHED = List.of(
            "from core.setting",
            "from core.business_clock",
            "from core.order_status_kind order by",
            "from core.custom_field order by");

    private Statements() {}

    public static int during(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var additive = logger.isAdditive();
        var counter = new Counter(Thread.currentThread().getName());
        counter.start();
        logger.setAdditive(false);
        logger.addAppender(counter);
        logger.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(counter);
            logger.setAdditive(additive);
        }
        return counter.statements.get();
    }

    private static final class Counter extends AppenderBase<ILoggingEvent> {

        private final String thread;
        private final AtomicInteger statements = new AtomicInteger();

        Counter(String thread) {
            this.thread = thread;
        }

        @Override
        protected void append(ILoggingEvent event) {
            var message = event.getFormattedMessage();
            if (event.getThreadName().equals(thread)
                    && message.startsWith("Executing prepared SQL statement")
                    && REFRESHED.stream().noneMatch(message::contains)) {
                statements.incrementAndGet();
            }
        }
    }
}
