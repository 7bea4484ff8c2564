package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.catalog.ProductReversals;
import org.encorecrm.ordering.OrderReversals;
import org.springframework.stereotype.Component;

/** Takes orders and products back. */
@Component
class UndoFacts {

    private final EffectStore effects;
    private final OrderReversals orders;
    private final ProductReversals products;

    UndoFacts(EffectStore effects, OrderReversals orders, ProductReversals products) {
        this.effects = effects;
        this.orders = orders;
        this.products = products;
    }

    /** @return why some were kept, by their keys */
    Map<String, String> takeBack(long id, Target target, List<Remembered> portion) {
        effects.lock(target, portion);
        var versions = effects.versions(target, portion);
        var kept = new HashMap<>(effects.staying(id, target, portion));
        var removed = new ArrayList<String>();
        var restored = new LinkedHashMap<String, String>();
        for (var effect : portion) {
            var version = versions.get(effect.key());
            var before = effect.before();
            if (kept.containsKey(effect.key())) {
                continue;
            }
            if (!effect.isUntouched(version)) {
                kept.put(effect.key(), version == null ? "gone" : "edited");
            } else if (effect.created() || before == null) {
                removed.add(effect.key());
            } else {
                restored.put(effect.key(), before);
            }
        }
        if (target == Target.ORDER) {
            orders.remove(removed.stream().map(Long::valueOf).toList());
            var states = new LinkedHashMap<Long, String>();
            restored.forEach((key, state) -> states.put(Long.valueOf(key), state));
            orders.restore(states).forEach(order -> kept.put(String.valueOf(order), "gone"));
        } else {
            products.remove(removed);
            products.restore(restored.values());
        }
        return kept;
    }
}
