package org.encorecrm.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Links to what only the customer may do. They tell nothing: not whose they are, nor how many customers there are.
 * They work as long as there is the record they name, or one it was merged into.
 */
@Component
public class OwnLinks {

    static final String PATH = "/p/";

    private static final String PREFERENCES = "preferences";
    private static final String CONFIRM = "confirm";
    private static final String DATA = "data";
    private static final String KEY = "(?:confirm/|data/)?[A-Za-z0-9_-]{32,43}";

    private final Tokens tokens;
    private final Links links;
    private final Secrets secrets;

    OwnLinks(Tokens tokens, Links links, Secrets secrets) {
        this.tokens = tokens;
        this.links = links;
        this.secrets = secrets;
    }

    /**
     * Whose preferences a link is about, and which mailbox it was sent to.
     *
     * @param customerId a record, perhaps merged since
     */
    public record Reader(long customerId, byte[] mailbox) {}

    /** @param email the mailbox the link is sent to; whoever reads it there speaks for it */
    public String preferences(long customerId, String email) {
        var content = ByteBuffer.allocate(16).putLong(customerId).put(mailbox(email));
        return links.publicUrl() + PATH + tokens.seal(PREFERENCES, content.array());
    }

    public Optional<Reader> reader(String token) {
        return tokens.open(PREFERENCES, token)
                .map(content -> new Reader(ByteBuffer.wrap(content).getLong(), Arrays.copyOfRange(content, 8, 16)));
    }

    /** Whether this is the mailbox that a link was sent to. */
    public boolean isOf(Reader reader, String email) {
        return Arrays.equals(reader.mailbox(), mailbox(email));
    }

    private byte[] mailbox(String email) {
        var plain = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(secrets.hmac("mailboxes", plain), 8);
    }

    public String confirmation(long id) {
        return links.publicUrl() + PATH + "confirm/" + numbered(CONFIRM, id);
    }

    public Optional<Long> confirmation(String token) {
        return number(CONFIRM, token);
    }

    public String dataRequest(long id) {
        return links.publicUrl() + PATH + "data/" + numbered(DATA, id);
    }

    public Optional<Long> dataRequest(String token) {
        return number(DATA, token);
    }

    private String numbered(String purpose, long id) {
        return tokens.seal(purpose, ByteBuffer.allocate(8).putLong(id).array());
    }

    private Optional<Long> number(String purpose, String token) {
        return tokens.open(purpose, token)
                .map(content -> ByteBuffer.wrap(content).getLong());
    }

    /** A copy of a letter nobody can act by: whoever on the staff reads it is not the customer. */
    String withoutKeys(String letter) {
        var own = links.publicUrl() + PATH;
        return letter.replaceAll(Pattern.quote(own) + KEY, Matcher.quoteReplacement(own + "preview"));
    }
}
