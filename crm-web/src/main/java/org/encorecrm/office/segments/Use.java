package org.encorecrm.office.segments;

/** What uses a segment: which kind of thing, its key and what people call it. */
public record Use(String kind, String key, String name) {

    /** The page to look at, empty when there is none. */
    public String page() {
        return switch (kind) {
            case "segment" -> "/segments/" + SegmentPages.encoded(key);
            case "scenario" -> "/scenarios/" + SegmentPages.encoded(key);
            default -> "";
        };
    }
}
