package org.encorecrm.channel;

import java.net.InetAddress;
import org.encorecrm.support.DataRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server in the process, on the loopback interface, that keeps what it is given. It starts with the first
 * letter: a shop with a mail server of its own never needs it.
 */
@Component
@EnableConfigurationProperties(CatcherProperties.class)
class MailCatcher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailCatcher.class);
    private static final int LARGEST_LETTER = 5_000_000;

    private final SMTPServer server;
    private final CaughtMails mails;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    MailCatcher(CaughtMails mails, CatcherProperties properties) {
        this.mails = mails;
        server = SMTPServer.port(properties.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Encore mail catcher")
                .maxMessageSize(LARGEST_LETTER)
                .insertReceivedHeaders(false)
                .serverThreadName("mail-catcher")
                .messageHandler(this::keep)
                .build();
        sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    }

    private void keep(MessageContext context, String from, String to, byte[] raw) throws RejectException {
        try (var role = DataRole.WORKER.enter()) {
            mails.keep(from, to, raw);
        } catch (RuntimeException failure) {
            log.atWarn().setCause(failure).log("The mail catcher could not keep a letter");
            throw new RejectException(451, "try again later");
        }
    }

    /** How to reach it; starts it when it is not running. */
    synchronized JavaMailSenderImpl sender() {
        if (!server.isRunning()) {
            server.start();
            sender.setPort(server.getPortAllocated());
            log.atInfo().addKeyValue("port", sender.getPort()).log("The built-in mail catcher takes letters");
        }
        return sender;
    }

    @Override
    public synchronized void destroy() {
        if (server.isRunning()) {
            server.stop();
        }
    }
}
