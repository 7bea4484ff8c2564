package org.encorecrm.intake.sheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of an XLSX refer to. They may be millions: they wait in a file, in memory are only their places
 * and those used lately.
 */
final class SharedStrings implements AutoCloseable {

    private static final int LATELY = 20_000;
    private static final int LONGEST = 1 << 16;

    private final Path file;
    private final RandomAccessFile texts;
    private final byte[] window = new byte[1 << 16];
    private long windowAt;
    private int windowLength;
    private long[] places = new long[1024];
    private int size;

    @SuppressWarnings("serial") // never serialised
    private final Map<Integer, String> lately = new LinkedHashMap<>(LATELY, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > LATELY;
        }
    };

    private SharedStrings(Path file, @Nullable InputStream xml) throws IOException {
        this.file = file;
        if (xml != null) {
            write(xml);
        }
        texts = new RandomAccessFile(file.toFile(), "r");
    }

    /** @param xml null when no cell shares its text with another */
    static SharedStrings of(@Nullable InputStream xml) throws IOException {
        var file = Files.createTempFile("encore-import", ".texts");
        try {
            return new SharedStrings(file, xml);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private void write(InputStream xml) throws IOException {
        try (xml;
                var reader = new Xml(xml);
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            var at = 0L;
            var text = new StringBuilder();
            while (reader.next()) {
                if (reader.begins("si")) {
                    text.setLength(0);
                } else if (reader.begins("t")) {
                    TextElement.append(reader, text);
                } else if (reader.begins("rPh")) {
                    TextElement.skip(reader, "rPh");
                } else if (reader.ends("si")) {
                    var bytes =
                            text.substring(0, Math.min(text.length(), LONGEST)).getBytes(StandardCharsets.UTF_8);
                    add(at);
                    at += bytes.length;
                    out.write(bytes);
                }
            }
            add(at);
            size--;
        }
    }

    private void add(long place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = place;
    }

    String get(int index) throws IOException {
        if (index < 0 || index >= size) {
            throw new UnreadableFile("xlsx", "refers to a text that is not there");
        }
        var known = lately.get(index);
        if (known == null) {
            known = read(places[index], (int) (places[index + 1] - places[index]));
            lately.put(index, known);
        }
        return known;
    }

    private String read(long place, int length) throws IOException {
        if (length > window.length) {
            var bytes = new byte[length];
            texts.seek(place);
            texts.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (place < windowAt || place + length > windowAt + windowLength) {
            texts.seek(place);
            windowAt = place;
            windowLength = 0;
            for (int read = 0; read >= 0 && windowLength < window.length; windowLength += Math.max(read, 0)) {
                read = texts.read(window, windowLength, window.length - windowLength);
            }
        }
        return new String(window, (int) (place - windowAt), length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        Files.deleteIfExists(file);
    }
}
