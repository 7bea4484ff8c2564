package org.encorecrm.api.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.encorecrm.office.FigureChanges;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.tuning.Tuning;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The numbers by which figures are computed, by their keys: as on the page Settings → Figures. */
@RestController
@RequestMapping("/api/v1/settings/figures")
class FigureSettingsApi {

    private final Tuning tuning;
    private final FigureChanges changes;

    FigureSettingsApi(Tuning tuning, FigureChanges changes) {
        this.tuning = tuning;
        this.changes = changes;
    }

    /** As they are typed: percent, minutes, hours and days as numbers, times of day as 03:30. */
    @GetMapping
    @ReadScope
    Map<String, String> present() {
        return tuning.typed();
    }

    /** What is absent stays; the figures follow in the background. */
    @PutMapping
    @ManageScope
    Map<String, String> change(@RequestBody JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidInputException("", "must be an object");
        }
        var typed = new LinkedHashMap<String, String>();
        body.properties().forEach(each -> typed.put(each.getKey(), text(each.getKey(), each.getValue())));
        changes.change(typed);
        return tuning.typed();
    }

    private static String text(String key, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().toString();
        }
        if (!value.isString()) {
            throw new InvalidInputException("/" + key, "must be a number or a text");
        }
        return value.stringValue();
    }
}
