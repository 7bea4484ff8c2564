package org.encorecrm.database;

import java.nio.file.Path;

/** Another Encore keeps its data in the same folder. */
class DataFolderInUse extends RuntimeException {

    DataFolderInUse(Path folder, String pid) {
        super(
                "Another Encore (process %s) is using the data folder %s. Stop it, or give this one a folder of its own with ENCORE_DATA."
                        .formatted(pid, folder));
    }
}
