package org.encorecrm.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Products by SKU. */
@Repository
class ProductTable {

    private static final String COLUMNS = """
            sku, name, category, brand, price, old_price, currency, available, stock, url, picture, weight, accessories
            """;

    private final JdbcClient jdbc;

    ProductTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Product> find(Collection<String> skus) {
        return select("", skus);
    }

    List<Product> lock(Collection<String> skus) {
        return select("order by sku for no key update", skus);
    }

    private List<Product> select(String ending, Collection<String> skus) {
        return jdbc.sql("select " + COLUMNS + " from core.product where sku = any(:skus) " + ending)
                .param("skus", skus.toArray(String[]::new))
                .query((row, i) -> product(row))
                .list();
    }

    void write(List<Product> products, Instant now) {
        jdbc.sql("""
                        insert into core.product (sku, name, category, brand, price, old_price, currency, available,
                                                  stock, url, picture, weight, accessories, updated_at)
                        select sku, name, category, brand, price, old_price, currency, available, stock, url, picture,
                               weight, array(select jsonb_array_elements_text(accessories)), :now::timestamptz
                          from unnest(:sku::text[], :name::text[], :category::text[], :brand::text[],
                                      :price::numeric[], :oldPrice::numeric[], :currency::text[],
                                      :available::boolean[], :stock::numeric[], :url::text[], :picture::text[],
                                      :weight::numeric[], :accessories::jsonb[])
                               as line (sku, name, category, brand, price, old_price, currency, available, stock, url,
                                        picture, weight, accessories)
                         order by sku
                            on conflict (sku) do update
                           set name = excluded.name, category = excluded.category, brand = excluded.brand,
                               price = excluded.price, old_price = excluded.old_price, currency = excluded.currency,
                               available = excluded.available, stock = excluded.stock, url = excluded.url,
                               picture = excluded.picture, weight = excluded.weight,
                               accessories = excluded.accessories, updated_at = excluded.updated_at
                        """)
                .params(Columns.of(products)
                        .add("sku", Product::sku)
                        .add("name", Product::name)
                        .add("category", Product::category)
                        .add("brand", Product::brand)
                        .add("price", Product::price)
                        .add("oldPrice", Product::oldPrice)
                        .add("currency", Product::currency)
                        .add("available", Product::available)
                        .add("stock", Product::stock)
                        .add("url", Product::url)
                        .add("picture", Product::picture)
                        .add("weight", Product::weight)
                        .add("accessories", product -> Json.MAPPER.writeValueAsString(product.accessories()))
                        .params())
                .param("now", now.toString())
                .update();
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("sku"),
                row.getString("name"),
                row.getString("category"),
                row.getString("brand"),
                row.getBigDecimal("price"),
                row.getBigDecimal("old_price"),
                row.getString("currency"),
                row.getBoolean("available"),
                row.getBigDecimal("stock"),
                row.getString("url"),
                row.getString("picture"),
                row.getBigDecimal("weight"),
                List.of((String[]) row.getArray("accessories").getArray()));
    }
}
