package org.encorecrm.activity;

import java.util.List;
import org.encorecrm.support.json.Document;

/** What another feature makes of the events of one type: checked when read, kept in rows of its own when recorded. */
public interface TypedEvents {

    String type();

    /** Notes what is wrong with the properties; what it does not read is the caller's own business. */
    void check(Document properties);

    /** Events of this type that have just been recorded, in the same transaction. */
    void recorded(List<RecordedEvent> events);
}
