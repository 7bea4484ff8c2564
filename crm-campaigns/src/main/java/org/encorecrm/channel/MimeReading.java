package org.encorecrm.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a raw letter back into what a person sees of it. */
final class MimeReading {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final MimeMessage message;

    MimeReading(byte[] raw) {
        try {
            message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
        } catch (MessagingException malformed) {
            throw new IllegalArgumentException("not a letter", malformed);
        }
    }

    String subject() {
        try {
            var subject = message.getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException malformed) {
            return "";
        }
    }

    List<CaughtLetter.Header> headers() {
        try {
            return Collections.list(message.getAllHeaders()).stream()
                    .map(header -> new CaughtLetter.Header(header.getName(), decoded(header.getValue())))
                    .toList();
        } catch (MessagingException malformed) {
            return List.of();
        }
    }

    @Nullable
    String part(String type) {
        try {
            return find(message, type);
        } catch (MessagingException malformed) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = find(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }
}
