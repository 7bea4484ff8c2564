package org.encorecrm.demo.shop;

import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Russian names; patronymics and surnames agree with the sex. */
record Names(List<Man> male, List<String> female, List<List<String>> surnames) {

    record Man(String name, String son, String daughter) {}

    record Full(String first, String middle, String last) {}

    static Names load() {
        return Resources.read("names.json", new TypeReference<>() {});
    }

    Full draw(Sex sex, Dice dice) {
        var father = dice.pick(male);
        var surname = dice.pick(surnames);
        return sex == Sex.MALE
                ? new Full(dice.pick(male).name(), father.son(), surname.get(0))
                : new Full(dice.pick(female), father.daughter(), surname.get(1));
    }
}
