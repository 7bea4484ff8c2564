package org.encorecrm.pipeline;

import java.time.Instant;

/** Where the {@code :now} of a batch comes from: the clock, read after the locks, or a moment somebody asks for. */
interface Now {
    Instant read();
}
