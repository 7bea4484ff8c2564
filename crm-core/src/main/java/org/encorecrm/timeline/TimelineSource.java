package org.encorecrm.timeline;

import java.util.List;

/** A bean of this type adds what its feature knows to the line of every customer. */
public interface TimelineSource {

    List<TimelineKind> timeline();
}
