package org.encorecrm.api.products;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import org.encorecrm.api.Actions;
import org.encorecrm.catalog.Product;
import org.encorecrm.catalog.ProductMessage;
import org.encorecrm.catalog.ProductResult;
import org.encorecrm.catalog.Products;
import org.encorecrm.security.IngestScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Batch;
import org.encorecrm.support.json.BatchAnswer;
import org.encorecrm.support.json.Lines;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/products")
class ProductApi {

    private final Products products;

    ProductApi(Products products) {
        this.products = products;
    }

    /** Takes {@code actions} as every write does, though goods start nothing. */
    @IngestScope
    @PostMapping(
            path = "/batch",
            consumes = {APPLICATION_JSON_VALUE, APPLICATION_NDJSON_VALUE})
    BatchAnswer batch(Lines lines, Actions actions) {
        var batch = Batch.read(lines.many(), ProductMessage::read);
        return batch.answer(products.putAll(batch.accepted()).stream()
                .map(ProductResult::line)
                .toList());
    }

    @ReadScope
    @GetMapping("/{sku}")
    Product get(@PathVariable String sku) {
        return products.find(sku).orElseThrow(() -> new NotFoundException("There is no such product"));
    }
}
