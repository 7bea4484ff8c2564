package org.encorecrm.identity;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.encorecrm.customer.CustomerDocument;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to the record it is about.
 *
 * @param apart what keeps this person apart from whoever has the same phone but another name and birthday
 * @param overwrites the caller speaks about the person; otherwise a fact mentions them and only fills what is empty
 */
record Request(
        CustomerDocument document,
        List<Claim> claims,
        @Nullable Claim apart,
        Instant at,
        boolean quiet,
        boolean overwrites) {

    static Request of(Mention mention, IdentityRules rules, boolean overwrites) {
        var claims = Claims.of(mention.customer(), rules);
        return new Request(
                mention.customer(),
                claims,
                Claims.apart(mention.customer(), claims),
                mention.at(),
                mention.quiet(),
                overwrites);
    }

    Stream<Identifier> identifiers() {
        return Stream.concat(claims.stream(), Stream.ofNullable(apart)).map(Claim::identifier);
    }

    boolean isAnonymous() {
        return claims.isEmpty();
    }

    /** Whether it takes an identifier away, for which all of the person's must be known. */
    boolean clearsIdentifiers() {
        return overwrites
                && (document.loyaltyCard().isCleared() || document.email().isCleared());
    }
}
