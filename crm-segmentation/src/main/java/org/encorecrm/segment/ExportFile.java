package org.encorecrm.segment;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file being written row by row. */
interface ExportFile extends Closeable {

    /** @param values in the order of the columns, empty where nothing is known */
    void row(List<String> values) throws IOException;
}
