package org.encorecrm.intake;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words by which tables say yes, no, he and she. */
final class Words {

    private static final Set<String> MALE = Set.of(
            "м", "муж", "муж.", "мужской", "мужчина", "м.", "m", "male", "man", "mr", "mr.", "г-н", "1 - м", "мальчик");
    private static final Set<String> FEMALE = Set.of(
            "ж", "жен", "жен.", "женский", "женщина", "ж.", "f", "w", "female", "woman", "mrs", "mrs.", "ms", "ms.",
            "г-жа", "девочка");
    private static final Set<String> YES = Set.of(
            "да",
            "д",
            "yes",
            "y",
            "true",
            "t",
            "1",
            "+",
            "истина",
            "есть",
            "в наличии",
            "on",
            "in stock",
            "instock",
            "available",
            "согласен",
            "согласна",
            "подписан",
            "подписана",
            "subscribed",
            "x",
            "х",
            "✓",
            "v");
    private static final Set<String> NO = Set.of(
            "нет",
            "н",
            "no",
            "n",
            "false",
            "f",
            "0",
            "-",
            "ложь",
            "нет в наличии",
            "off",
            "out of stock",
            "outofstock",
            "unavailable",
            "не согласен",
            "не согласна",
            "отписан",
            "отписана",
            "unsubscribed",
            "под заказ");

    private Words() {}

    static @Nullable String sex(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (MALE.contains(word)) {
            return "male";
        }
        return FEMALE.contains(word) ? "female" : null;
    }

    static @Nullable Boolean truth(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? false : null;
    }
}
