package org.encorecrm.customer;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses as a shop meets them: those that only a standard would deliver are refused. */
public final class EmailAddresses {

    private static final int LONGEST = 254;

    /** Countries may receive mail at their top-level domain; a longer word without a dot is a domain half typed. */
    private static final Pattern DOMAIN = Pattern.compile("[a-z]{2}|.*\\..*");

    private static final EmailValidator SYNTAX = JMail.validator()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace()
            .withRule(email -> email.comments().isEmpty())
            .withRule(email ->
                    email.localPart().indexOf('"') < 0 && email.localPart().indexOf('\\') < 0)
            .withRule(email -> DOMAIN.matcher(email.domain()).matches());

    private EmailAddresses() {}

    /** Lower case, the domain in ASCII; null when it is no address. */
    public static @Nullable Address normalise(String givenAs) {
        var text = Normalizer.normalize(givenAs, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var at = text.lastIndexOf('@');
        if (at < 1) {
            return null;
        }
        try {
            var value = text.substring(0, at) + "@"
                    + IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
            return value.length() <= LONGEST && SYNTAX.isValid(value) ? new Address(value, givenAs) : null;
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }
}
