package org.encorecrm.template;

/** The template cannot be filled in: it hit a limit, or Liquid found an error in it. */
public class UnrenderableLetter extends RuntimeException {

    UnrenderableLetter(String message, Throwable cause) {
        super(message, cause);
    }
}
