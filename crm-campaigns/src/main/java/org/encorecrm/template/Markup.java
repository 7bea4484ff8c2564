package org.encorecrm.template;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What every letter gets besides its template: the preheader, the way out, the part without markup. */
final class Markup {

    private static final Pattern BODY = Pattern.compile("<body[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY_END = Pattern.compile("</body\\s*>", Pattern.CASE_INSENSITIVE);

    private Markup() {}

    /** The line an inbox shows after the subject. */
    static String withPreheader(String html, String preheader) {
        var hidden = "<div style=\"display:none;max-height:0;overflow:hidden\">" + preheader + "</div>";
        var body = BODY.matcher(html);
        return body.find() ? html.substring(0, body.end()) + hidden + html.substring(body.end()) : hidden + html;
    }

    static String withFooter(String html, String footer) {
        var end = BODY_END.matcher(html);
        return end.find() ? html.substring(0, end.start()) + footer + html.substring(end.start()) : html + footer;
    }

    /** The letter for readers without HTML: lines where blocks end, addresses behind the words that link to them. */
    static String toText(String html) {
        var text = new StringBuilder();
        Jsoup.parse(html).body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.text());
                } else if (node instanceof Element element && startsLine(element)) {
                    text.append('\n');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    if (element.normalName().equals("a") && element.attr("href").startsWith("http")) {
                        text.append(" (").append(element.attr("href")).append(')');
                    }
                    if (element.isBlock()) {
                        text.append('\n');
                    }
                }
            }
        });
        return text.toString()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean startsLine(Element element) {
        return element.isBlock() || element.normalName().equals("br");
    }
}
