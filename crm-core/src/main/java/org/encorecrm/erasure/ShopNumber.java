package org.encorecrm.erasure;

/**
 * A number by which somebody was known.
 *
 * @param kind external_id or loyalty_card
 * @param source the shop whose number it is; empty for cards, which are the same everywhere
 */
public record ShopNumber(String kind, String source, String value) {

    public boolean isCard() {
        return kind.equals("loyalty_card");
    }
}
