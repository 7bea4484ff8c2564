package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.criteria.Criterion.Bought;
import org.encorecrm.criteria.Criterion.FieldIs;
import org.encorecrm.criteria.Criterion.Happened;
import org.encorecrm.criteria.Criterion.MessageWas;
import org.jspecify.annotations.Nullable;

/** "Will leave on 14 October unless they order". */
record TurnWords(Wording wording, Asking asking) {

    private static final Set<String> ORDERS = Set.of("orders.lastAt", "rfm.r", "rfm.code");
    private static final Set<String> CART = Set.of("cart.updatedAt", "cart.abandonedAt", "cart.total");

    String of(Turn turn) {
        var what = turn.holds() ? wording.say("Will enter ", "Войдёт ") : wording.say("Will leave ", "Выйдет ");
        var unless = new LinkedHashSet<String>();
        if (!turn.comesDue()) {
            turn.because().forEach(leaf -> {
                var act = act(leaf);
                if (act != null) {
                    unless.add(act);
                }
            });
        }
        return what
                + when(turn.at())
                + (unless.isEmpty()
                        ? ""
                        : unless.stream()
                                .collect(Collectors.joining(
                                        wording.say(" and ", " и "), wording.say(" unless they ", ", если не "), "")));
    }

    private String when(Instant at) {
        var moment = at.atZone(asking.zone());
        var soon = Duration.between(asking.now(), at).compareTo(Duration.ofDays(2)) < 0;
        return wording.say("on ", "")
                + (soon ? wording.values().of(moment) : wording.values().of(moment.toLocalDate()));
    }

    /** What the customer would have to do for time not to have its way. */
    private @Nullable String act(Criterion leaf) {
        if (leaf instanceof FieldIs is) {
            return act(is.condition().field().key());
        }
        if (leaf instanceof Bought bought) {
            return wording.say("buy again", "купит снова") + wording.where(bought.where());
        }
        if (leaf instanceof Happened happened) {
            return wording.say("come back for: ", "повторит: ")
                    + EventTypes.label(happened.event()).in(wording.locale())
                    + wording.where(happened.where());
        }
        if (leaf instanceof MessageWas was) {
            return switch (was.kind().code()) {
                case "opened" ->
                    wording.say("open another message", "откроет ещё одно сообщение") + wording.where(was.where());
                case "clicked" ->
                    wording.say("click in another message", "перейдёт из другого сообщения")
                            + wording.where(was.where());
                default -> null;
            };
        }
        return null;
    }

    private @Nullable String act(String field) {
        if (ORDERS.contains(field)) {
            return wording.say("order", "сделает заказ");
        }
        if (field.equals("lifecycle.stage")) {
            return wording.say("order or visit the site", "сделает заказ или зайдёт на сайт");
        }
        if (CART.contains(field)) {
            return wording.say("order or change the cart", "сделает заказ или изменит корзину");
        }
        return field.equals("visits.lastAt") ? wording.say("visit the site", "зайдёт на сайт") : null;
    }
}
