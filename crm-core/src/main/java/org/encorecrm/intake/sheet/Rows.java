package org.encorecrm.intake.sheet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other; blank ones are left out. */
public interface Rows extends AutoCloseable {

    /** @return null at the end; throws {@link UnreadableFile} when the file is not what it seemed */
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
