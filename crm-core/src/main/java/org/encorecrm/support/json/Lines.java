package org.encorecrm.support.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.MalformedInputException;
import org.encorecrm.support.TooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The lines of a request body, read as they stream in: a JSON array, NDJSON, or one object alone.
 *
 * @param single whether it was one object outside any array
 */
public record Lines(List<Line> lines, boolean single) {

    public static final int MOST = 10_000;

    /** The lines of a batch, which one object alone is not. */
    public List<Line> many() {
        if (single) {
            throw new MalformedInputException("must be a JSON array");
        }
        return lines;
    }

    /** All of them as one JSON array, a broken line as its fault. */
    public ArrayNode json() {
        var array = Json.MAPPER.createArrayNode();
        for (var line : lines) {
            var value = line.value();
            array.add(value == null ? array.stringNode(line.fault()) : value);
        }
        return array;
    }

    /** A malformed array fails as a whole. */
    public static Lines ofJson(InputStream body) {
        try (var parser = Json.MAPPER.createParser(body)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                JsonNode only = parser.readValueAsTree();
                requireEnd(parser.nextToken());
                return new Lines(List.of(Line.of(only)), true);
            }
            if (first != JsonToken.START_ARRAY) {
                throw new MalformedInputException(first == null ? "is empty" : "must be a JSON array");
            }
            var lines = new ArrayList<Line>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                add(lines, Line.of(parser.readValueAsTree()));
            }
            requireEnd(parser.nextToken());
            return new Lines(lines, false);
        } catch (JacksonException malformed) {
            throw new MalformedInputException(Json.reason(malformed));
        }
    }

    /** A malformed line is rejected alone; empty lines do not count. */
    public static Lines ofNdjson(InputStream body) {
        var lines = new ArrayList<Line>();
        try (var buffered = new BufferedInputStream(body, 1 << 16)) {
            var bytes = new ByteArrayOutputStream();
            for (int b = buffered.read(); b >= 0; b = buffered.read()) {
                if (b == '\n') {
                    finish(bytes, lines);
                } else if (bytes.size() <= Json.LARGEST_LINE_BYTES) {
                    bytes.write(b);
                }
            }
            finish(bytes, lines);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Lines(lines, false);
    }

    private static void finish(ByteArrayOutputStream bytes, List<Line> lines) {
        var tooLong = bytes.size() > Json.LARGEST_LINE_BYTES;
        var line = bytes.toByteArray();
        bytes.reset();
        if (tooLong) {
            add(lines, Line.broken("must be at most 1 MB long"));
        } else if (!isBlank(line)) {
            add(lines, parse(line));
        }
    }

    private static boolean isBlank(byte[] line) {
        for (var b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Line parse(byte[] line) {
        try {
            return Line.of(Json.read(line));
        } catch (MalformedInputException malformed) {
            return Line.broken(String.valueOf(malformed.getMessage()));
        }
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.size() == MOST) {
            throw new TooLargeException("A batch has at most %d lines".formatted(MOST));
        }
        lines.add(line);
    }

    private static void requireEnd(@org.jspecify.annotations.Nullable JsonToken token) {
        if (token != null) {
            throw new MalformedInputException("must end after the first JSON value");
        }
    }
}
