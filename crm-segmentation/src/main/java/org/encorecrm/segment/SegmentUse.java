package org.encorecrm.segment;

import java.util.List;

/** Whoever refers to segments says so here, and a segment in use is not deleted. */
public interface SegmentUse {

    /** In the user's words, what uses the segment: "scenario welcome". Empty when nothing does. */
    List<String> usesOf(String segmentKey);
}
