package org.encorecrm.identity;

import java.util.List;

/**
 * What may identify, and how surely.
 *
 * @param visitor weak or off: a browser joins anonymous history and never makes two people one
 * @param sharedPhone when an equal phone is another person's nevertheless
 * @param emailAliases whether the spellings by which a big provider knows one mailbox are one address
 * @param placeholders addresses that people and tills type when they have none
 */
public record IdentityRules(
        Strength externalId,
        Strength loyaltyCard,
        Strength email,
        Strength phone,
        Strength visitor,
        SharedPhone sharedPhone,
        boolean emailAliases,
        List<String> placeholders) {

    Strength of(IdentifierKind kind) {
        return switch (kind) {
            case EXTERNAL_ID -> externalId;
            case LOYALTY_CARD -> loyaltyCard;
            case EMAIL -> email;
            case PHONE -> phone;
        };
    }

    boolean isPlaceholder(String address) {
        return placeholders.contains(address)
                || address.startsWith("+")
                        && address.substring(2).chars().distinct().count() == 1;
    }
}
