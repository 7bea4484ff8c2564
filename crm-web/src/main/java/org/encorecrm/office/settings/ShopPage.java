package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.message.GoLive;
import org.encorecrm.security.Administrators;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Administrators
class ShopPage {

    private final ShopSettings shop;
    private final ShopZones zones;
    private final GoLive goLive;
    private final Said said;

    ShopPage(ShopSettings shop, ShopZones zones, GoLive goLive, Said said) {
        this.shop = shop;
        this.zones = zones;
        this.goLive = goLive;
        this.said = said;
    }

    @GetMapping("/settings")
    String form(Model model) {
        return page(shop.all(), EnumSet.noneOf(ShopField.class), model);
    }

    @PostMapping("/settings")
    String save(
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var wanted = new EnumMap<ShopField, String>(ShopField.class);
        for (var field : ShopField.values()) {
            wanted.put(field, form.getOrDefault(field.code(), field.otherwise()).strip());
        }
        var wrong = shop.save(wanted);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(wanted, wrong, model);
        }
        said.so(redirect, "settings.saved");
        return "redirect:/settings";
    }

    @PostMapping("/settings/live")
    String live(@RequestParam boolean live, RedirectAttributes redirect) {
        shop.live(live);
        said.so(redirect, live ? "settings.live.on" : "settings.live.off");
        return "redirect:/settings";
    }

    @PostMapping("/settings/allow-list")
    String allow(@RequestParam String addresses, RedirectAttributes redirect) {
        shop.allowOnly(Arrays.stream(addresses.split("[\\s,;]+"))
                .filter(address -> !address.isEmpty())
                .toList());
        said.so(redirect, "settings.saved");
        return "redirect:/settings";
    }

    private String page(Map<ShopField, String> values, Set<ShopField> wrong, Model model) {
        model.addAttribute("fields", List.of(ShopField.values()));
        model.addAttribute("values", values);
        model.addAttribute("wrong", wrong);
        model.addAttribute("since", goLive.since().orElse(null));
        model.addAttribute("allowed", String.join("\n", goLive.allowList()));
        model.addAttribute("zones", zones.all());
        return "settings/shop";
    }
}
