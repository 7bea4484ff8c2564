package org.encorecrm.office.fields;

import java.util.stream.Collectors;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldIndexes;
import org.encorecrm.field.SeenKeys;
import org.encorecrm.security.Marketers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The fields there are, and the keys that shops send without a definition. */
@Controller
@RequestMapping("/settings/fields")
@Marketers
class FieldListPage {

    private final FieldDefinitions definitions;
    private final FieldIndexes indexes;
    private final SeenKeys seen;

    FieldListPage(FieldDefinitions definitions, FieldIndexes indexes, SeenKeys seen) {
        this.definitions = definitions;
        this.indexes = indexes;
        this.seen = seen;
    }

    @GetMapping
    String list(Model model) {
        seen.look();
        var all = definitions.all();
        model.addAttribute("fields", all);
        model.addAttribute("entities", FieldEntity.values());
        model.addAttribute("byEntity", all.stream().collect(Collectors.groupingBy(CustomField::entity)));
        model.addAttribute("indexes", indexes.states(all));
        return seen(model, "fields/list");
    }

    /** What the page asks for while keys are counted. */
    @GetMapping("/seen")
    String seen(Model model) {
        return seen(model, "fields/list :: seen");
    }

    private String seen(Model model, String view) {
        model.addAttribute("counting", seen.counting());
        model.addAttribute("seen", seen.undefined());
        return view;
    }
}
