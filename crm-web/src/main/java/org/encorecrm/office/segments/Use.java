package org.encorecrm.office.segments;

/** What uses a segment: the first word says what it is, the rest is its key. */
public record Use(String kind, String key) {

    static Use of(String words) {
        var space = words.indexOf(' ');
        return space < 0 ? new Use("other", words) : new Use(words.substring(0, space), words.substring(space + 1));
    }

    /** The page to look at, null when there is none. */
    public String page() {
        return switch (kind) {
            case "segment" -> "/segments/" + SegmentPages.encoded(key);
            case "scenario" -> "/scenarios/" + SegmentPages.encoded(key);
            default -> "";
        };
    }
}
