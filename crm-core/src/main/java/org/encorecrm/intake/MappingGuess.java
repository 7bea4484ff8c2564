package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.encorecrm.intake.sheet.Row;

/** Guesses where columns go, by their names and, where those say nothing, by what is in them. */
final class MappingGuess {

    private final ImportKind kind;
    private final Set<String> taken = new HashSet<>();

    private MappingGuess(ImportKind kind) {
        this.kind = kind;
    }

    /** @return for each column the code of a field, or nothing */
    static List<String> of(ImportKind kind, List<String> headers, List<Row> sample) {
        return new MappingGuess(kind).guess(headers, sample);
    }

    private List<String> guess(List<String> headers, List<Row> sample) {
        var names = headers.stream().map(HeaderName::of).toList();
        var mapping = new ArrayList<>(headers.stream().map(any -> "").toList());
        // The name by which most people call a field first: "Номер заказа" is surer to be its number than "Номер".
        for (var rank = 0; rank < 40; rank++) {
            for (var column = 0; column < names.size(); column++) {
                byName(mapping, column, names.get(column), headers.get(column), rank);
            }
        }
        for (var column = 0; column < names.size(); column++) {
            if (mapping.get(column).isEmpty()) {
                byContent(mapping, column, sample);
            }
        }
        return mapping;
    }

    private void byName(List<String> mapping, int column, String name, String header, int rank) {
        if (!mapping.get(column).isEmpty()) {
            return;
        }
        kind.fields().stream()
                .filter(field -> rank == 0 && field.is(header.strip())
                        || rank < field.names().size()
                                && HeaderName.of(field.names().get(rank)).equals(name))
                .filter(field -> !taken.contains(field.code()))
                .findFirst()
                .ifPresent(field -> take(mapping, column, field.code()));
    }

    private void byContent(List<String> mapping, int column, List<Row> sample) {
        var prefix = kind == ImportKind.ORDERS ? "customer." : "";
        if (kind == ImportKind.PRODUCTS) {
            return;
        }
        if (!taken.contains(prefix + "email") && Content.most(sample, column, Content::isEmail)) {
            take(mapping, column, prefix + "email");
        } else if (!taken.contains(prefix + "phone") && Content.most(sample, column, Content::isPhone)) {
            take(mapping, column, prefix + "phone");
        } else if (!taken.contains(prefix + "sex") && Content.tellsSex(sample, column)) {
            take(mapping, column, prefix + "sex");
        } else if (kind == ImportKind.ORDERS
                && !taken.contains("placedAt")
                && Content.most(sample, column, Content::isDate)) {
            take(mapping, column, "placedAt");
        }
    }

    private void take(List<String> mapping, int column, String code) {
        mapping.set(column, code);
        taken.add(code);
    }
}
