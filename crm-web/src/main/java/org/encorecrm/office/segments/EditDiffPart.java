package org.encorecrm.office.segments;

import jakarta.servlet.http.HttpServletRequest;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.EditDiffs;
import org.encorecrm.segment.PreviewTooSlow;
import org.encorecrm.segment.SlowDiffs;
import org.encorecrm.support.InvalidInputException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of the constructor that says, before saving, who would enter and leave and what that would start. */
@Controller
@Marketers
class EditDiffPart {

    private static final String PART = "segments/diff :: diff";
    private static final int SAMPLE = 8;

    private final EditDiffs diffs;
    private final SlowDiffs slow;
    private final Criteria reader;

    EditDiffPart(EditDiffs diffs, SlowDiffs slow, Criteria reader) {
        this.diffs = diffs;
        this.slow = slow;
        this.reader = reader;
    }

    @PostMapping("/segments/constructor/diff")
    String diff(@RequestParam String key, HttpServletRequest request, Model model) {
        var root = DraftForm.read(request.getParameterMap(), reader.vocabulary());
        try {
            var criteria = reader.read(DraftJson.of(root, "/criteria").json(), "/criteria");
            try {
                model.addAttribute("diff", diffs.of(key, criteria, SAMPLE));
            } catch (PreviewTooSlow tooSlow) {
                return counted(key, slow.ask(key, criteria), model);
            }
        } catch (InvalidInputException unfinished) {
            model.addAttribute("unfinished", true);
        }
        return PART;
    }

    /** What the page asks for while it is counted in the background. */
    @GetMapping("/segments/{key}/diffs/{id}")
    String counted(@PathVariable String key, @PathVariable long id, Model model) {
        var found = slow.get(key, id);
        model.addAttribute("key", key);
        model.addAttribute("slow", found);
        model.addAttribute("diff", found.diff());
        return PART;
    }
}
