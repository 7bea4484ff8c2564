package org.encorecrm.office.segments;

import java.util.List;
import java.util.Locale;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.GroupFigures;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.prediction.Consumables;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.segment.Suggestions;
import org.springframework.stereotype.Component;

/** What this shop may ask about, with what its surveys, groups and fields are called. */
@Component
class Palettes {

    private static final int GROUPS = 60;

    private final Criteria reader;
    private final Suggestions suggestions;
    private final Consumables consumables;
    private final AssortmentSteps steps;
    private final Questionnaires questionnaires;
    private final Segments segments;

    Palettes(
            Criteria reader,
            Suggestions suggestions,
            Consumables consumables,
            AssortmentSteps steps,
            Questionnaires questionnaires,
            Segments segments) {
        this.reader = reader;
        this.suggestions = suggestions;
        this.consumables = consumables;
        this.steps = steps;
        this.questionnaires = questionnaires;
        this.segments = segments;
    }

    /** @param others segments it may refer to */
    Palette palette(List<SegmentView> others, Locale locale) {
        var groups =
                steps.page("", "", GROUPS).stream().map(GroupFigures::category).toList();
        return Palette.of(
                locale,
                reader.vocabulary(),
                others,
                new Palette.Kinds(
                        surveys(),
                        suggestions.customKeys(),
                        suggestions.consents(),
                        consumables.runningOut(),
                        groups,
                        suggestions.reviewedGroups()));
    }

    Words words(Locale locale) {
        return new Words(locale, segments.all(), surveys().labels(locale));
    }

    private AskedSurveys surveys() {
        return new AskedSurveys(
                questionnaires.all().stream().map(Questionnaire::draft).toList());
    }
}
