package org.encorecrm.api.orders;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.List;
import org.encorecrm.ordering.CurrencyRate;
import org.encorecrm.ordering.CurrencyRates;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders in other currencies than the shop's are taken once there is a rate. */
@RestController
@RequestMapping("/api/v1/settings/currency-rates")
@ManageScope
class CurrencyRateApi {

    private final CurrencyRates rates;
    private final Audit audit;
    private final TransactionOperations transaction;

    CurrencyRateApi(CurrencyRates rates, Audit audit, TransactionOperations transaction) {
        this.rates = rates;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    List<CurrencyRate> all() {
        return rates.all();
    }

    @PutMapping(consumes = APPLICATION_JSON_VALUE)
    CurrencyRate put(JsonNode body) {
        var rate = CurrencyRate.read(body);
        transaction.executeWithoutResult(status -> {
            rates.put(rate);
            audit.record("currency.rate", rate.currency(), null, rate);
        });
        return rate;
    }
}
