package org.encorecrm.template;

import java.util.ResourceBundle;

/** What an advertising letter says at its end when its author did not: why it came, how to get fewer, the way out. */
record Footer(ResourceBundle words, String shop, ReaderLinks links) {

    String under(String html) {
        var out = html.contains(Escaped.html(links.unsubscribe()));
        var fewer = links.preferences().isEmpty() || html.contains(Escaped.html(links.preferences()));
        if (out && fewer) {
            return html;
        }
        var line = new StringBuilder("<p style=\"margin:32px 16px 16px;font:12px/1.5 sans-serif;color:#6b7280;")
                .append("text-align:center\">");
        if (!out) {
            line.append(Escaped.html(words.getString("letter.why").formatted(shop)))
                    .append(' ');
        }
        if (!fewer) {
            line.append(link(links.preferences(), "letter.fewer"));
        }
        if (!out) {
            line.append(fewer ? "" : " · ").append(link(links.unsubscribe(), "letter.unsubscribe"));
        }
        return Markup.withFooter(html, line.append("</p>\n").toString());
    }

    String underText(String text) {
        var lines = new StringBuilder(text);
        if (!links.preferences().isEmpty() && !text.contains(links.preferences())) {
            lines.append("\n\n")
                    .append(words.getString("letter.fewer"))
                    .append(": ")
                    .append(links.preferences());
        }
        if (!text.contains(links.unsubscribe())) {
            lines.append("\n\n")
                    .append(words.getString("letter.unsubscribe"))
                    .append(": ")
                    .append(links.unsubscribe());
        }
        return lines.toString();
    }

    private String link(String url, String key) {
        return "<a href=\"%s\" style=\"color:#6b7280\">%s</a>"
                .formatted(Escaped.html(url), Escaped.html(words.getString(key)));
    }
}
