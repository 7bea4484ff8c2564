package org.encorecrm.intake;

import static org.encorecrm.intake.CellType.*;

import java.util.List;

/** What is known of products. */
final class ProductFields {

    static final List<ImportField> ALL = List.of(
            field("sku", TEXT, "артикул|sku|код товара|код|id товара|id|vendor code|product id|stock code|offer id"),
            field(
                    "name",
                    TEXT,
                    "название|наименование|товар|название товара|номенклатура|name|title|product|product name"),
            field("category", TEXT, "категория|раздел|группа|category|product type|categories|путь категории"),
            field("brand", TEXT, "бренд|производитель|марка|brand|vendor|manufacturer"),
            field("price", NUMBER, "цена|розничная цена|цена продажи|price|sale price|retail price"),
            field("oldPrice", NUMBER, "старая цена|цена до скидки|old price|oldprice|compare at price|regular price"),
            field("currency", TEXT, "валюта|currency|currencyid"),
            field("available", TRUTH, "в наличии|наличие|доступен|available|in stock|availability"),
            field("stock", NUMBER, "остаток|количество|кол во|остатки|stock|quantity|qty|inventory"),
            field("url", TEXT, "ссылка|адрес страницы|url|link"),
            field("picture", TEXT, "картинка|изображение|фото|picture|image|image link|image url|photo"),
            field("weight", NUMBER, "вес|weight"),
            field("accessories", LIST, "аксессуары|сопутствующие товары|accessories|related"));

    private ProductFields() {}

    private static ImportField field(String code, CellType type, String names) {
        return ImportField.of(code, type, false, names);
    }
}
