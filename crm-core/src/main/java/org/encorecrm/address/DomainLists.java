package org.encorecrm.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What can be said about a domain by its name alone. */
@Component
class DomainLists {

    /** A slip of the fingers: one letter too many, too few or wrong. Two letters swapped count as two. */
    private static final LevenshteinDistance SLIPS = new LevenshteinDistance(2);

    /** In shorter names one letter makes another name more often than a slip. */
    private static final int LONG_ENOUGH = 6;

    private static final Pattern RESERVED =
            Pattern.compile("(^|\\.)(example\\.(com|net|org)|example|test|invalid|localhost|local)$");

    private final Set<String> disposable = lines("disposable-domains.txt");
    private final Set<String> providers = lines("mail-providers.txt");

    /** The domain itself or one above it: mailboxes are handed out under sub-domains too. */
    boolean isDisposable(String domain) {
        return Stream.iterate(domain, each -> each.contains("."), each -> each.substring(each.indexOf('.') + 1))
                .anyMatch(disposable::contains);
    }

    /** Names set aside for examples and tests (RFC 2606, 6761): nobody is behind them, and nobody is asked. */
    boolean isReserved(String domain) {
        return RESERVED.matcher(domain).find();
    }

    /** The provider that was probably meant. */
    @Nullable
    String meantBy(String domain) {
        return providers.contains(domain)
                ? null
                : providers.stream()
                        .filter(provider -> isSlip(domain, provider))
                        .sorted()
                        .findFirst()
                        .orElse(null);
    }

    /** The ends hold: another first letter or another country is another name (email.ru, gmx.at). */
    private static boolean isSlip(String domain, String provider) {
        if (provider.length() < LONG_ENOUGH || domain.charAt(0) != provider.charAt(0)) {
            return false;
        }
        var distance = SLIPS.apply(domain, provider);
        return distance == 1 && !otherEnding(domain, provider) || distance == 2 && swapped(domain, provider);
    }

    /** Only the last part differs, and the one typed is a country of two letters: mail.ua, yandex.uz exist. */
    private static boolean otherEnding(String domain, String provider) {
        var at = domain.lastIndexOf('.');
        return at > 0
                && provider.startsWith(domain.substring(0, at + 1))
                && domain.length() - at == provider.length() - provider.lastIndexOf('.')
                && domain.length() - at == 3;
    }

    private static boolean swapped(String domain, String provider) {
        if (domain.length() != provider.length()) {
            return false;
        }
        var at = 0;
        while (domain.charAt(at) == provider.charAt(at)) {
            at++;
        }
        return at + 1 < domain.length()
                && domain.charAt(at) == provider.charAt(at + 1)
                && domain.charAt(at + 1) == provider.charAt(at)
                && domain.substring(at + 2).equals(provider.substring(at + 2));
    }

    private static Set<String> lines(String name) {
        try (var in = new ClassPathResource("addresses/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(Predicate.not(String::isBlank))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
