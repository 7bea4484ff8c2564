package org.encorecrm.message;

import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.Settings;
import org.encorecrm.template.ReaderLinks;
import org.encorecrm.template.SurveyAddresses;
import org.jsoup.Jsoup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The public links of a letter. Each names its message and nobody's address. */
@Component
public class Links implements SurveyAddresses {

    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String OPEN = "open";
    private static final String CLICK = "click";
    private static final String SURVEY = "survey";

    /** Stands where the token of a customer would. */
    public static final String SURVEY_PREVIEW = "preview";

    private final Tokens tokens;
    private final Settings settings;
    private final String localAddress;

    Links(
            Tokens tokens,
            Settings settings,
            @Value("${encore.public-url:http://localhost:${server.port:8080}}") String localAddress) {
        this.tokens = tokens;
        this.settings = settings;
        this.localAddress = localAddress;
    }

    /** Where this application is reached from outside. */
    public String publicUrl() {
        var set = settings.get("shop.publicUrl", "");
        return (set.isBlank() ? localAddress : set).replaceAll("/+$", "");
    }

    String unsubscribe(long messageId) {
        return publicUrl() + "/u/" + tokens.sign(UNSUBSCRIBE, Long.toString(messageId));
    }

    /** Where one customer answers a survey; the link says who by a number of ours and nothing else. */
    public String survey(long surveyId, long customerId) {
        return publicUrl() + "/s/" + tokens.sign(SURVEY, surveyId + "\n" + customerId);
    }

    /** A preview leads to a page that takes no answers. */
    @Override
    public String of(long surveyId, long customerId, String unsubscribeUrl) {
        return unsubscribeUrl.equals(withoutEffect().unsubscribe())
                ? publicUrl() + "/s/" + SURVEY_PREVIEW
                : survey(surveyId, customerId);
    }

    /** Ways out for letters nobody has been sent: previews and tests. */
    public ReaderLinks withoutEffect() {
        return new ReaderLinks(publicUrl() + "/u/preview", publicUrl() + OwnLinks.PATH + "preview");
    }

    /** The Message-ID header: always the same for the same message, and nobody else's. */
    String messageId(long messageId, String sender) {
        var domain = sender.replaceAll(".*@|[>\\s].*$", "");
        return "<%s@%s>".formatted(tokens.sign("message-id", Long.toString(messageId)), domain);
    }

    /** The letter with its links counted and a pixel that tells it was opened. The way out is left as it is. */
    String tracked(long messageId, String html, String unsubscribeUrl) {
        var document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        var own = publicUrl() + OwnLinks.PATH;
        for (var link : document.select("a[href]")) {
            var target = link.attr("href");
            var plain = target.toLowerCase(Locale.ROOT);
            if ((plain.startsWith("http://") || plain.startsWith("https://"))
                    && !target.equals(unsubscribeUrl)
                    && !target.startsWith(own)) {
                link.attr("href", publicUrl() + "/c/" + tokens.sign(CLICK, messageId + "\n" + target));
            }
        }
        document.body()
                .appendElement("img")
                .attr("src", publicUrl() + "/o/" + tokens.sign(OPEN, Long.toString(messageId)))
                .attr("width", "1")
                .attr("height", "1")
                .attr("alt", "");
        return document.outerHtml();
    }

    public Optional<Long> messageToUnsubscribe(String token) {
        return tokens.read(UNSUBSCRIBE, token).map(Long::valueOf);
    }

    public Optional<Long> messageOpened(String token) {
        return tokens.read(OPEN, token).map(Long::valueOf);
    }

    /** The target is inside the signed token: this is no open redirect. */
    public Optional<Click> click(String token) {
        return tokens.read(CLICK, token).map(content -> {
            var end = content.indexOf('\n');
            return new Click(Long.parseLong(content.substring(0, end)), content.substring(end + 1));
        });
    }

    public Optional<SurveyLink> survey(String token) {
        return tokens.read(SURVEY, token).map(content -> {
            var end = content.indexOf('\n');
            return new SurveyLink(
                    Long.parseLong(content.substring(0, end)), Long.parseLong(content.substring(end + 1)));
        });
    }

    /** Somebody's link to a survey; the customer may have been merged since. */
    public record SurveyLink(long surveyId, long customerId) {}

    /** A link of a letter that somebody followed. */
    public record Click(long messageId, String target) {}
}
