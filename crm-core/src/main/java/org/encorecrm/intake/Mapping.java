package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;

/** Which columns go where; the others are not taken in. */
record Mapping(List<Column> columns) {

    /** A column and its field. */
    record Column(int index, String header, ImportField field) {}

    /** @param codes for each column the code of a field, or nothing */
    static Mapping of(ImportKind kind, List<String> headers, List<String> codes) {
        var columns = new ArrayList<Column>();
        for (var i = 0; i < Math.min(headers.size(), codes.size()); i++) {
            var field = codes.get(i).isEmpty() ? Optional.<ImportField>empty() : kind.field(codes.get(i));
            if (field.isPresent()) {
                columns.add(new Column(i, headers.get(i), field.get()));
            }
        }
        return new Mapping(columns);
    }

    /** The codes of a mapping given by the names of columns; throws when it names what is not there. */
    static List<String> codes(ImportKind kind, List<String> headers, Map<String, String> given) {
        var wrong = new ArrayList<Violation>();
        given.forEach((column, code) -> {
            if (!headers.contains(column)) {
                wrong.add(new Violation("/mapping/" + column, "is not a column of the file"));
            } else if (!code.isEmpty() && kind.field(code).isEmpty()) {
                wrong.add(new Violation("/mapping/" + column, "is not a field of " + kind.code() + ": " + code));
            }
        });
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
        return headers.stream()
                .map(header -> given.getOrDefault(header, ""))
                .map(code -> kind.field(code).map(ImportField::code).orElse(""))
                .toList();
    }

    /** What is missing or said twice, as violations; empty when the import can begin. */
    List<Violation> faults(ImportKind kind) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (column.field().type() != CellType.LIST
                    && !seen.add(column.field().code())) {
                wrong.add(new Violation(
                        "/mapping/" + column.header(),
                        "goes to the same field as another column: "
                                + column.field().code()));
            }
        }
        if (!names(kind)) {
            wrong.add(new Violation("/mapping", missing(kind)));
        }
        return wrong;
    }

    private boolean names(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> hasAny("externalId", "email", "phone", "loyaltyCard");
            case ORDERS ->
                hasAny("externalId", "number")
                        && hasAny("customer.externalId", "customer.email", "customer.phone", "customer.loyaltyCard");
            case PRODUCTS -> hasAny("sku");
        };
    }

    private static String missing(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> "needs a column with an externalId, email, phone or loyaltyCard";
            case ORDERS ->
                "needs a column with the order's number and one with the customer's externalId, email, phone or"
                        + " loyaltyCard";
            case PRODUCTS -> "needs a column with the sku";
        };
    }

    boolean hasAny(String... codes) {
        var wanted = Set.of(codes);
        return columns.stream()
                .anyMatch(column -> wanted.contains(column.field().code()));
    }

    /** The column by which lines are put together to documents; -1 when each is one. */
    int groupColumn(ImportKind kind) {
        return kind.groupedBy().stream()
                .flatMap(code ->
                        columns.stream().filter(column -> column.field().code().equals(code)))
                .mapToInt(Column::index)
                .findFirst()
                .orElse(-1);
    }
}
