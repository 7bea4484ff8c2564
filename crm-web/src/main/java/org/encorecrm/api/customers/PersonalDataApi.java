package org.encorecrm.api.customers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.encorecrm.customer.Customers;
import org.encorecrm.personal.PersonalFile;
import org.encorecrm.personal.PersonalFormat;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.InvalidInputException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything held about one person, for the person to have. Streamed; every file is in the audit log. */
@RestController
@RequestMapping("/api/v1/customers/{id}")
@ReadScope
class PersonalDataApi {

    private final Customers customers;
    private final PersonalFile file;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PersonalDataApi(Customers customers, PersonalFile file, Audit audit, TransactionTemplate transaction) {
        this.customers = customers;
        this.file = file;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/data")
    void data(@PathVariable long id, HttpServletResponse response) throws IOException {
        write(id, PersonalFormat.JSON, Locale.ENGLISH, response);
    }

    /** @param language of the labels of the HTML, {@code ru} or {@code en} */
    @GetMapping("/export")
    void export(
            @PathVariable long id,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "ru") String language,
            HttpServletResponse response)
            throws IOException {
        if (!language.equals("ru") && !language.equals("en")) {
            throw new InvalidInputException("?language", "must be one of ru, en");
        }
        write(id, PersonalFormat.of(format), Locale.forLanguageTag(language), response);
    }

    private void write(long id, PersonalFormat format, Locale language, HttpServletResponse response)
            throws IOException {
        var survivor = customers.survivor(id);
        transaction.executeWithoutResult(
                status -> audit.record("customer.exported", "customer " + survivor, null, format.code()));
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("customer-" + survivor + "." + format.code(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        file.write(survivor, format, language, response.getOutputStream());
    }
}
