package org.encorecrm.personal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import tools.jackson.databind.JsonNode;

/** A page that needs nothing but itself: to keep, to print, to read without a network. */
final class HtmlPerson implements PersonalData.Reader {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;color:#1f2937;max-width:60rem;margin:0 auto;padding:1rem}
            h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:2px solid #d1d5db;padding-bottom:.25rem;margin-top:2rem}
            article{border:1px solid #e5e7eb;border-radius:6px;padding:.5rem .75rem;margin:.5rem 0;break-inside:avoid}
            dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.15rem 1rem;margin:0}
            dt{color:#4b5563}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
            table{border-collapse:collapse;width:100%;font-size:.9em}th,td{border:1px solid #e5e7eb;padding:.2rem .4rem;
            text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f3f4f6}p.none{color:#4b5563}
            @media(max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:.35rem}}
            """;

    private static final ReadingOrder READING = new ReadingOrder();

    private final BufferedWriter page;
    private final PersonalWords words;
    private int rows = -1;

    HtmlPerson(BufferedWriter page, PersonalWords words, String shop, Instant at) {
        this.page = page;
        this.words = words;
        var title = escaped(words.text("title", shop));
        write("<!DOCTYPE html>\n<html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + title + "</title><style>" + STYLE
                + "</style></head><body><main><h1>" + title + "</h1><p>"
                + escaped(words.text("lead", words.moment(at))) + "</p>");
    }

    @Override
    public void section(String name) {
        close();
        write("\n<section><h2>" + escaped(words.section(name)) + "</h2>");
        rows = 0;
    }

    @Override
    public void row(JsonNode row) {
        rows++;
        write("\n<article>");
        value("", row);
        write("</article>");
    }

    @Override
    public void end() {
        close();
        write("\n</main></body></html>\n");
    }

    private void close() {
        if (rows == 0) {
            write("<p class=\"none\">" + escaped(words.text("nothing")) + "</p>");
        }
        if (rows >= 0) {
            write("</section>");
        }
    }

    private void value(String name, JsonNode value) {
        if (value.isObject()) {
            write("<dl>");
            READING.of(value).forEach(field -> {
                write("<dt>" + escaped(words.label(field.getKey())) + "</dt><dd>");
                value(field.getKey(), field.getValue());
                write("</dd>");
            });
            write("</dl>");
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            table(value);
        } else if (value.isArray()) {
            write(escaped(String.join(
                    ", ",
                    value.values().stream().map(each -> words.value(name, each)).toList())));
        } else {
            write(escaped(words.value(name, value)));
        }
    }

    private void table(JsonNode lines) {
        var columns = new LinkedHashSet<String>();
        lines.values()
                .forEach(line -> line.properties().stream()
                        .filter(field -> !field.getValue().isNull())
                        .forEach(field -> columns.add(field.getKey())));
        write("<table><thead><tr>");
        columns.forEach(column -> write("<th scope=\"col\">" + escaped(words.label(column)) + "</th>"));
        write("</tr></thead><tbody>");
        for (var line : lines.values()) {
            write("<tr>");
            for (var column : columns) {
                write("<td>");
                if (line.hasNonNull(column)) {
                    value(column, line.get(column));
                }
                write("</td>");
            }
            write("</tr>");
        }
        write("</tbody></table>");
    }

    private void write(String text) {
        try {
            page.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
