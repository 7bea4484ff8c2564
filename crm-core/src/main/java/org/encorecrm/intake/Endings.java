package org.encorecrm.intake;

import org.springframework.stereotype.Component;

/** What is no longer needed once a step is over. */
@Component
class Endings {

    private final ImportStore store;
    private final KeyStore keys;
    private final FileStore files;
    private final RowStore rows;
    private final ExampleStore examples;

    Endings(ImportStore store, KeyStore keys, FileStore files, RowStore rows, ExampleStore examples) {
        this.store = store;
        this.keys = keys;
        this.files = files;
        this.rows = rows;
        this.examples = examples;
    }

    void after(Job job) {
        switch (job.file().step()) {
            case DRY_RUN -> {
                store.keepFigures(job.id(), "rehearsed");
                keys.deleteAll(job.id());
            }
            // From here on all that is personal about people who were taken in is in their records.
            case RUN -> {
                files.delete(job.id());
                rows.deleteAll(job.id());
                examples.deleteAll(job.id());
            }
            default -> {}
        }
    }
}
