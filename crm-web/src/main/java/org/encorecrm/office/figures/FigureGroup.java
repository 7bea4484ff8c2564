package org.encorecrm.office.figures;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.support.tuning.Tuned;

/** The numbers of one feature. */
public record FigureGroup(String name, List<FigureField> fields) {

    static FigureGroup of(Tuned feature, Map<String, String> typed, Set<String> wrong) {
        return new FigureGroup(
                feature.group(),
                feature.tunables().stream()
                        .map(each ->
                                new FigureField(each, typed.getOrDefault(each.key(), ""), wrong.contains(each.key())))
                        .toList());
    }

    public boolean isWrong() {
        return fields.stream().anyMatch(FigureField::wrong);
    }
}
