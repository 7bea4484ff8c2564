package org.encorecrm.database;

import java.nio.file.Files;
import java.nio.file.Path;

/** An application that is killed: starts the database, commits a row, says so, and waits for its end. */
class KilledApplication {

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var database = new EmbeddedDatabase(new DataFolder(folder));
        EmbeddedDatabaseTests.execute(database, "create table kept as select 1 as one");
        Files.createFile(folder.resolve("ready"));
        Thread.sleep(Long.MAX_VALUE);
    }
}
