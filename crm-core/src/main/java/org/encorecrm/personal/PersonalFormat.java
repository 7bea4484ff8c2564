package org.encorecrm.personal;

import java.util.Locale;
import org.encorecrm.support.InvalidInputException;

/** As what the data goes out: for a program or for a reader. */
public enum PersonalFormat {
    JSON("application/json"),
    HTML("text/html;charset=UTF-8");

    private final String contentType;

    PersonalFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PersonalFormat of(String code) {
        for (var format : values()) {
            if (format.code().equals(code)) {
                return format;
            }
        }
        throw new InvalidInputException("?format", "must be one of json, html");
    }
}
