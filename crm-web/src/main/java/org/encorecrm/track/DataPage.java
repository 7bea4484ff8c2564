package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.personal.PersonalFile;
import org.encorecrm.personal.PersonalFormat;
import org.encorecrm.preference.DataRequests;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Everybody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything held about a customer, by the link that went to their mailbox. The button gives the file. */
@Controller
@Everybody
@RequestMapping("/p/data/{token}")
class DataPage {

    private final OwnLinks links;
    private final DataRequests requests;
    private final PersonalFile file;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final PrivatePage page;

    DataPage(
            OwnLinks links,
            DataRequests requests,
            PersonalFile file,
            Audit audit,
            TransactionOperations transaction,
            PrivatePage page) {
        this.links = links;
        this.requests = requests;
        this.file = file;
        this.audit = audit;
        this.transaction = transaction;
        this.page = page;
    }

    @GetMapping
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!page.allows(request)
                || links.dataRequest(token).flatMap(requests::customerOf).isEmpty()) {
            return page.unknown(request, response, model);
        }
        model.addAttribute("token", token);
        return page.page("data", response, model);
    }

    @PostMapping
    @Nullable
    String fetch(
            @PathVariable String token,
            @RequestParam(defaultValue = "html") String format,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var id = links.dataRequest(token);
        var customer = id.flatMap(requests::customerOf);
        if (!page.allows(request) || id.isEmpty() || customer.isEmpty()) {
            return page.unknown(request, response, model);
        }
        var wanted = PersonalFormat.of(format);
        transaction.executeWithoutResult(status -> {
            requests.fetched(id.get());
            audit.record("customer.fetched", "customer " + customer.get(), null, wanted.code());
        });
        page.protect(response);
        response.setContentType(wanted.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data." + wanted.code() + "\"");
        file.write(customer.get(), wanted, page.language(request), response.getOutputStream());
        return null;
    }
}
