package org.encorecrm.template;

import static org.encorecrm.template.Shape.both;
import static org.encorecrm.template.Shape.fields;
import static org.encorecrm.template.Shape.values;

import java.util.ArrayList;
import java.util.List;

/** The closed list of variables a letter may use. {@link CustomerFacts} fills them. */
final class Variables {

    private static final Shape.Fields PRODUCT =
            values("sku", "name", "category", "brand", "price", "oldPrice", "currency", "url", "picture");

    private static final Shape.Fields LINE = both(PRODUCT, values("quantity"));

    static final Shape.Fields ALL = fields(
            "greeting",
            new Shape.Value(),
            "customer",
            both(
                    values(
                            "firstName",
                            "lastName",
                            "middleName",
                            "sex",
                            "email",
                            "phone",
                            "city",
                            "birthDate",
                            "ordersCount",
                            "ordersSum",
                            "ordersAverage",
                            "lastOrderAt",
                            "manager",
                            "preferredCategory",
                            "preferredBrand",
                            "nextOrderAt"),
                    fields(
                            "preferredCategories",
                            new Shape.Items(values("name", "path", "share")),
                            "preferredBrands",
                            new Shape.Items(values("name", "share")),
                            "runsOut",
                            new Shape.Items(values("name", "path", "at")),
                            "custom",
                            new Shape.Open(),
                            "customValues",
                            new Shape.Open())),
            "order",
            both(
                    values("number", "placedAt", "status", "total", "currency", "deliveryMethod"),
                    fields(
                            "items",
                            new Shape.Items(LINE),
                            "custom",
                            new Shape.Open(),
                            "customValues",
                            new Shape.Open())),
            "cart",
            both(values("total", "updatedAt"), fields("items", new Shape.Items(LINE))),
            "accessories",
            new Shape.Items(PRODUCT),
            "shop",
            values("name", "url", "phone", "address", "currency"),
            "unsubscribeUrl",
            new Shape.Value(),
            "preferencesUrl",
            new Shape.Value(),
            "survey",
            new Shape.Keyed(values("url", "title", "question", "scale")),
            "scenario",
            new Shape.Open());

    private Variables() {}

    /** Every variable as one would write it in a template, for the editor. */
    static List<String> paths() {
        var paths = new ArrayList<String>();
        collect("", ALL, paths);
        return paths;
    }

    private static void collect(String path, Shape shape, List<String> paths) {
        if (shape instanceof Shape.Fields known) {
            known.fields().forEach((name, inner) -> collect(path.isEmpty() ? name : path + "." + name, inner, paths));
        } else if (shape instanceof Shape.Items items) {
            collect(path + "[]", items.of(), paths);
        } else if (shape instanceof Shape.Keyed keyed) {
            collect(path + ".<key>", keyed.of(), paths);
        } else if (shape instanceof Shape.Open) {
            paths.add(path + ".…");
        } else {
            paths.add(path);
        }
    }
}
