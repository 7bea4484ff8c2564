package org.encorecrm.channel;

import java.util.Optional;
import java.util.function.Supplier;
import org.encorecrm.support.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Where letters go: the shop's mail server, or the catcher when there is none, and always in the demo. */
@Component
public class MailServer {

    private static final String SENDER_OF_THE_CATCHER = "Encore <shop@encore.example>";

    private final Supplier<JavaMailSenderImpl> server;
    private final Settings settings;
    private final boolean catching;

    MailServer(
            ObjectProvider<JavaMailSenderImpl> configured,
            MailCatcher catcher,
            Settings settings,
            Environment environment) {
        catching = environment.getProperty("encore.demo.enabled", Boolean.class, false)
                || environment.getProperty("spring.mail.host", "").isBlank();
        server = catching ? catcher::sender : configured::getObject;
        this.settings = settings;
    }

    /** Whether letters stay in the house. */
    public boolean isCatching() {
        return catching;
    }

    /** Who letters are from; nobody when a real mail server is used and no sender has been set. */
    public Optional<String> sender() {
        var set = settings.get("shop.sender", "");
        if (!set.isBlank()) {
            return Optional.of(set);
        }
        return catching ? Optional.of(SENDER_OF_THE_CATCHER) : Optional.empty();
    }

    JavaMailSenderImpl settings() {
        return server.get();
    }
}
