package org.encorecrm.office.settings;

import java.util.List;
import java.util.Set;
import org.encorecrm.security.Administrators;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.Scope;
import org.encorecrm.support.InvalidInputException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Administrators
class KeysPage {

    private final ApiKeys keys;
    private final Said said;

    KeysPage(ApiKeys keys, Said said) {
        this.keys = keys;
        this.said = said;
    }

    @GetMapping("/settings/keys")
    String list(Model model) {
        model.addAttribute("keys", keys.all());
        model.addAttribute("scopes", List.of(Scope.values()));
        return "settings/keys";
    }

    /** The page that shows the key is the answer itself: it is kept nowhere, not even for a redirect. */
    @PostMapping("/settings/keys")
    String issue(
            @RequestParam String name,
            @RequestParam(required = false, defaultValue = "") Set<Scope> scopes,
            Model model,
            RedirectAttributes redirect) {
        try {
            model.addAttribute("issued", keys.issue(name, scopes));
        } catch (InvalidInputException invalid) {
            said.wrong(redirect, invalid.violations().get(0).message());
            return "redirect:/settings/keys";
        }
        return list(model);
    }

    @PostMapping("/settings/keys/{id}/revoke")
    String revoke(@PathVariable long id, RedirectAttributes redirect) {
        keys.revoke(id);
        said.so(redirect, "settings.key.revoked");
        return "redirect:/settings/keys";
    }
}
