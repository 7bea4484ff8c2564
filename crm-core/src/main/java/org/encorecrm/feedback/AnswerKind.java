package org.encorecrm.feedback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an answer is. */
public enum AnswerKind {
    /** How likely one is to recommend the shop: 0 to 10. */
    NPS,
    /** 1 to 5. */
    RATING,
    /** Any number: only in surveys that are not defined here. */
    NUMBER,
    /** One of a few. */
    CHOICE,
    /** Some of a few. */
    CHOICES,
    TEXT,
    YES_NO;

    /** What a question may ask for. */
    public static final List<AnswerKind> ASKED = List.of(NPS, RATING, CHOICE, CHOICES, TEXT, YES_NO);

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AnswerKind> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public boolean isScale() {
        return this == NPS || this == RATING;
    }

    /** Whether a question has to say which answers there are. */
    public boolean hasChoices() {
        return this == CHOICE || this == CHOICES;
    }

    /** The lowest answer on a scale. */
    public int least() {
        return this == NPS ? 0 : 1;
    }

    /** The highest answer on a scale. */
    public int most() {
        return this == NPS ? 10 : 5;
    }
}
