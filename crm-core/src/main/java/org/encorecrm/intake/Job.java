package org.encorecrm.intake;

/**
 * An import as a worker has it in hand.
 *
 * @param group of the last row worked on in this step
 * @param line of the last row worked on in this step
 * @param portion rows to take at once
 * @param erasures how often somebody had been erased since the file came
 */
record Job(Import file, String group, long line, int portion, int erasures) {

    long id() {
        return file.id();
    }

    boolean isGrouped() {
        return file.columns().groupColumn(file.kind()) >= 0;
    }
}
