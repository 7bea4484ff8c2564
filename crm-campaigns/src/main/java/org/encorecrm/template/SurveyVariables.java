package org.encorecrm.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.encorecrm.feedback.Question;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.Questionnaires;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a letter knows of surveys: {@code {{ survey.after_delivery.url }}}, and the first question's scale as links. A
 * number that is clicked is only chosen on the page; mail scanners click everything.
 */
@Component
class SurveyVariables {

    private static final Pattern NAMED = Pattern.compile("\\bsurvey\\.([a-z][a-z0-9_]{0,39})");

    private final Questionnaires questionnaires;
    private final SurveyAddresses addresses;

    SurveyVariables(Questionnaires questionnaires, SurveyAddresses addresses) {
        this.questionnaires = questionnaires;
        this.addresses = addresses;
    }

    /** The keys of the surveys a text names. */
    static Set<String> namedIn(@Nullable String text) {
        var keys = new LinkedHashSet<String>();
        if (text != null) {
            NAMED.matcher(text).results().forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }

    boolean exists(String key) {
        return questionnaires.find(key).isPresent();
    }

    /** @param html whether the scale is a table of links or lines of text */
    Map<String, Object> of(Set<String> keys, long customerId, String unsubscribeUrl, Locale locale, boolean html) {
        var surveys = new HashMap<String, Object>();
        for (var key : keys) {
            questionnaires
                    .find(key)
                    .ifPresent(survey -> surveys.put(
                            key,
                            variables(survey, addresses.of(survey.id(), customerId, unsubscribeUrl), locale, html)));
        }
        return surveys;
    }

    private static Map<String, Object> variables(Questionnaire survey, String url, Locale locale, boolean html) {
        var title = survey.draft().title().in(locale);
        var scale = survey.draft().scale();
        var question = scale.map(each -> each.text().in(locale)).orElse("");
        return Map.of(
                "url",
                url,
                "title",
                html ? Escaped.html(title) : title,
                "question",
                html ? Escaped.html(question) : question,
                "scale",
                scale.map(each -> html ? table(each, url) : lines(each, url)).orElse(""));
    }

    private static String lines(Question question, String url) {
        return scale(question)
                .mapToObj(number -> number + ": " + url + "?answer=" + number)
                .collect(Collectors.joining("\n"));
    }

    private static String table(Question question, String url) {
        return scale(question)
                .mapToObj(number -> """
                        <td style="padding:2px"><a href="%s?answer=%d" style="display:block;padding:9px 0;\
                        border:1px solid #14524f;border-radius:4px;color:#14524f;font:bold 15px Arial,sans-serif;\
                        text-align:center;text-decoration:none">%d</a></td>""".formatted(Escaped.html(url), number, number))
                .collect(Collectors.joining("", """
                        <table role="presentation" width="100%" cellspacing="0" cellpadding="0" \
                        style="table-layout:fixed;max-width:520px"><tr>""", "</tr></table>"));
    }

    private static IntStream scale(Question question) {
        return IntStream.rangeClosed(question.kind().least(), question.kind().most());
    }
}
