package org.encorecrm.office.surveys;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.message.Links;
import org.encorecrm.opinion.Asked;
import org.encorecrm.opinion.Opinions;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/reports/surveys")
@Analysts
class SurveyPages {

    private static final int TEXTS = 20;

    private final Questionnaires questionnaires;
    private final Opinions opinions;
    private final Segments segments;

    SurveyPages(Questionnaires questionnaires, Opinions opinions, Segments segments) {
        this.questionnaires = questionnaires;
        this.opinions = opinions;
        this.segments = segments;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("rows", questionnaires.all().stream().map(this::row).toList());
        return "surveys/list";
    }

    private SurveyRow row(Questionnaire survey) {
        return SurveyRow.of(survey, opinions.of(survey.draft(), Asked.EVERYTHING));
    }

    @GetMapping("/{key}")
    String results(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var survey = questionnaires.get(key);
        var asked = new Asked(day(from), day(to), segment.isBlank() ? null : segment);
        var figures = opinions.of(survey.draft(), asked);
        model.addAttribute("survey", survey.draft());
        model.addAttribute("figures", figures);
        model.addAttribute("summary", SurveyRow.of(survey, figures));
        model.addAttribute("chart", WeekChart.of(figures.weeks()));
        model.addAttribute("texts", opinions.texts(survey.draft(), asked, new Paging(TEXTS, after)));
        model.addAttribute("asked", asked);
        model.addAttribute("segments", segments.all());
        model.addAttribute("preview", "/s/" + Links.SURVEY_PREVIEW);
        return "surveys/results";
    }

    /** What is no day filters nothing. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
