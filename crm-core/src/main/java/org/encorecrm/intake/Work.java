package org.encorecrm.intake;

/** One step of an import, done portion by portion. */
interface Work {

    /** Does one portion and moves the checkpoint with it. Answers whether the step is over. */
    boolean portion(Job job, Jobs jobs);
}
