package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What lies in the customer's cart; absent without an open cart. */
final class CartFields {

    private static final Shelf CART =
            new Shelf(Theme.CART, Home.METRICS, Set.of(ChangeKind.ACTIVITY, ChangeKind.ORDERS));

    private CartFields() {}

    static List<Field> all() {
        return List.of(
                CART.field("cart.total", NUMBER, "Total of the cart", "Сумма в корзине", "m.cart_total")
                        .inThePast(Past.FACTS),
                CART.field("cart.updatedAt", INSTANT, "Cart changed", "Корзина изменена", "m.cart_updated_at")
                        .inThePast(Past.FACTS),
                CART.field("cart.abandonedAt", INSTANT, "Cart abandoned", "Корзина брошена", CartFields::abandonedAt)
                        .flipping(new AbandonmentFlips())
                        .inThePast(Past.FACTS));
    }

    /** A cart is abandoned once it has rested for a while (a setting), not before. */
    private static Sql abandonedAt(Asking asking) {
        var rest = asking.abandonedAfter();
        return Sql.of("""
                (case when m.cart_updated_at <= ? then m.cart_updated_at + make_interval(secs => ?) end)""", asking.now().minus(rest), (double) rest.toSeconds());
    }
}
