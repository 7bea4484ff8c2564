package org.encorecrm.office.letters;

import java.util.List;
import org.encorecrm.message.Links;
import org.encorecrm.template.Letters;
import org.encorecrm.template.Templates;
import org.encorecrm.template.UnrenderableLetter;
import org.springframework.stereotype.Component;

/** Shows drafts before they are saved. */
@Component
class DraftPreviews {

    private final Letters letters;
    private final Links links;
    private final PreviewCustomers customers;
    private final ProblemTexts texts;

    DraftPreviews(Letters letters, Links links, PreviewCustomers customers, ProblemTexts texts) {
        this.letters = letters;
        this.links = links;
        this.customers = customers;
        this.texts = texts;
    }

    Preview of(TemplateForm form) {
        var reader = customers.find(form.reader()).orElse(null);
        var draft = form.draft();
        var problems = Templates.problems(draft).stream()
                .filter(problem ->
                        !problem.pointer().equals("/key") && !problem.pointer().equals("/name"))
                .map(problem -> texts.of(problem.message()))
                .toList();
        if (reader == null || !problems.isEmpty()) {
            return new Preview(reader, null, problems);
        }
        try {
            return new Preview(reader, letters.preview(draft, reader.id(), links.withoutEffect()), List.of());
        } catch (UnrenderableLetter broken) {
            return new Preview(reader, null, List.of(String.valueOf(broken.getMessage())));
        }
    }
}
