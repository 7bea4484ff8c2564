package org.encorecrm.office.settings;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.encorecrm.message.GoLive;
import org.encorecrm.security.Audit;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds for the whole shop. All of a form is kept, or nothing of it. */
@Service
@Transactional
class ShopSettings {

    private final Settings settings;
    private final ShopZones zones;
    private final GoLive goLive;
    private final Audit audit;

    ShopSettings(Settings settings, ShopZones zones, GoLive goLive, Audit audit) {
        this.settings = settings;
        this.zones = zones;
        this.goLive = goLive;
        this.audit = audit;
    }

    Map<ShopField, String> all() {
        var values = new EnumMap<ShopField, String>(ShopField.class);
        for (var field : ShopField.values()) {
            values.put(field, settings.get(field.key(), field.otherwise()));
        }
        return values;
    }

    /** Answers what cannot be accepted; when there is anything, nothing has changed. */
    public Set<ShopField> save(Map<ShopField, String> wanted) {
        var wrong = EnumSet.noneOf(ShopField.class);
        wanted.forEach((field, text) -> {
            if (!field.accepts(text) || field == ShopField.ZONE && !zones.all().contains(text)) {
                wrong.add(field);
            }
        });
        if (wrong.isEmpty()) {
            var before = all();
            wanted.forEach((field, text) -> settings.put(field.key(), text));
            audit.record("shop.changed", "shop", before, wanted);
        }
        return wrong;
    }

    public void live(boolean live) {
        var before = goLive.isLive();
        goLive.switchLive(live);
        audit.record("live.switched", "shop", before, live);
    }

    public void allowOnly(Collection<String> addresses) {
        goLive.allowOnly(addresses);
        audit.record("live.allowList", "shop", null, addresses.size());
    }
}
