package org.encorecrm.demo.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the demo shop sells, department by department. */
public final class Catalogue {

    private final List<Department> departments;
    private final List<Shelf> shelves;
    private final Map<String, Good> bySku;

    private Catalogue(Document document) {
        departments = document.departments;
        shelves = document.categories.stream().map(Shelf::of).toList();
        bySku = shelves.stream()
                .flatMap(shelf -> shelf.goods.stream())
                .collect(Collectors.toUnmodifiableMap(Good::sku, Function.identity()));
    }

    public static Catalogue load() {
        return new Catalogue(Resources.read("catalogue.json", new TypeReference<Document>() {}));
    }

    public List<Good> goods() {
        return shelves.stream().flatMap(shelf -> shelf.goods.stream()).toList();
    }

    public Good good(String sku) {
        var good = bySku.get(sku);
        if (good == null) {
            throw new IllegalArgumentException("the demo shop does not sell " + sku);
        }
        return good;
    }

    Department department(Dice dice) {
        return dice.pick(departments, Department::weight);
    }

    /** Something this sex buys in the department. */
    Good draw(Department department, Sex sex, Dice dice) {
        return dice.pick(dice.pick(fitting(department, sex), Shelf::weight).goods);
    }

    private List<Shelf> fitting(Department department, Sex sex) {
        var found = new ArrayList<Shelf>(8);
        for (var shelf : shelves) {
            if (shelf.department.equals(department.key()) && shelf.goods.get(0).suits(sex)) {
                found.add(shelf);
            }
        }
        return found;
    }

    private record Document(List<Department> departments, List<Category> categories) {}

    private record Category(
            String path,
            String department,
            String code,
            double weight,
            List<Article> goods,
            @Nullable String wornBy) {}

    private record Article(
            String name,
            String brand,
            BigDecimal price,
            BigDecimal weightKg,
            @Nullable List<String> goesWith) {}

    private record Shelf(String department, double weight, List<Good> goods) {

        static Shelf of(Category category) {
            var goods = new ArrayList<Good>();
            for (var article : category.goods) {
                goods.add(good(category, article, category.code + "-" + (goods.size() + 1)));
            }
            return new Shelf(category.department, category.weight, List.copyOf(goods));
        }

        private static Good good(Category category, Article article, String sku) {
            var cost = article.price.multiply(new BigDecimal("0.58")).setScale(0, RoundingMode.HALF_UP);
            return new Good(
                    sku,
                    article.name,
                    category.path,
                    category.department,
                    category.wornBy == null ? null : Sex.valueOf(category.wornBy.toUpperCase(Locale.ROOT)),
                    article.brand,
                    article.price,
                    cost,
                    article.weightKg,
                    article.goesWith == null ? List.of() : article.goesWith);
        }
    }
}
