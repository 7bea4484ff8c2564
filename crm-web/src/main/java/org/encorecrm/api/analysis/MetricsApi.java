package org.encorecrm.api.analysis;

import org.encorecrm.metrics.Metrics;
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
    private final Settings settings;
    private final JsonMapper json;

    MetricsApi(Metrics metrics, Settings settings, JsonMapper json) {
        this.metrics = metrics;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/api/v1/customers/{id}/metrics")
    @ReadScope
    MetricsEntry metrics(@PathVariable long id) {
        var kept = metrics.find(id).orElseThrow(() -> new NotFoundException("There is no such customer"));
        var items = kept.cartItems();
        return MetricsEntry.of(kept, settings.currency(), items == null ? null : json.readTree(items));
    }
}
