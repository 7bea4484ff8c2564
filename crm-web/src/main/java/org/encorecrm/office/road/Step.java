package org.encorecrm.office.road;

import org.jspecify.annotations.Nullable;

/**
 * What a run has done: a letter, a task, a wait.
 *
 * @param refersTo the message or the task
 * @param state of the message or the task
 * @param title the letter's subject or the task's title, as far as it is known
 * @param person to whom: the address or the assignee
 * @param open whether more is to come by itself
 */
record Step(
        String kind,
        @Nullable Long refersTo,
        String state,
        @Nullable String title,
        @Nullable String person,
        long millis,
        @Nullable Hold hold,
        boolean open) {}
