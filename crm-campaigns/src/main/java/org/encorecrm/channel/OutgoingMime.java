package org.encorecrm.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;

/** A letter as bytes. It knows whether the last of them was written: only then can it have been taken. */
final class OutgoingMime extends MimeMessage {

    private final String messageId;
    private boolean written;

    OutgoingMime(Session session, Email email) throws MessagingException {
        super(session);
        messageId = email.messageId();
        setFrom(new InternetAddress(email.from(), true));
        setRecipient(Message.RecipientType.TO, new InternetAddress(email.to(), true));
        setSubject(oneLine(email.subject()), "UTF-8");
        setSentDate(new Date());
        if (email.unsubscribeUrl() != null) {
            setHeader("List-Unsubscribe", "<" + oneLine(email.unsubscribeUrl()) + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(new MimeMultipart("alternative", part(email.text(), "text/plain"), part(email.html(), "text/html")));
        saveChanges();
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(content, type + "; charset=UTF-8");
        return part;
    }

    /** Headers never take a line break. */
    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", oneLine(messageId));
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        written = true;
    }

    boolean written() {
        return written;
    }
}
