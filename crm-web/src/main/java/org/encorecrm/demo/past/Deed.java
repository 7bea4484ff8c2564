package org.encorecrm.demo.past;

/** Something done once, when history is in and everybody has been evaluated, through the service its users use. */
public interface Deed {

    default String name() {
        return getClass().getSimpleName();
    }

    /** Before this it is not begun. */
    default boolean isPossible() {
        return true;
    }

    void happen();

    /** Whether what it set going is through. */
    default boolean isOver() {
        return true;
    }
}
