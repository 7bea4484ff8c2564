package org.encorecrm.api.analysis;

import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.metrics.Preferences;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class MetricsApi {

    private final Metrics metrics;
    private final Abc abc;
    private final Preferences preferences;
    private final Settings settings;
    private final JsonMapper json;

    MetricsApi(Metrics metrics, Abc abc, Preferences preferences, Settings settings, JsonMapper json) {
        this.metrics = metrics;
        this.abc = abc;
        this.preferences = preferences;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/api/v1/customers/{id}/metrics")
    @ReadScope
    MetricsEntry metrics(@PathVariable long id) {
        var kept = metrics.find(id).orElseThrow(() -> new NotFoundException("There is no such customer"));
        var items = kept.cartItems();
        return MetricsEntry.of(
                kept,
                abc.of(kept.customerId()).orElse(null),
                preferences.liking(kept.customerId()),
                settings.currency(),
                items == null ? null : json.readTree(items));
    }
}
