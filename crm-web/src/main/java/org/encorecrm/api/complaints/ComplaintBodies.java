package org.encorecrm.api.complaints;

import org.encorecrm.complaint.ComplaintChange;
import org.encorecrm.complaint.ComplaintState;
import org.encorecrm.complaint.ComplaintTargets;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.complaint.NewComplaint;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.customer.Customers;
import org.encorecrm.security.Users;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what the API is told about complaints. */
@Component
class ComplaintBodies {

    private final Customers customers;
    private final ComplaintTargets targets;
    private final Users users;

    ComplaintBodies(Customers customers, ComplaintTargets targets, Users users) {
        this.customers = customers;
        this.targets = targets;
        this.users = users;
    }

    NewComplaint complaint(JsonNode body, String by) {
        var document = Document.of(body);
        var customer = document.requiredText("customerId", 30);
        var text = document.required("text", document.prose("text", Complaints.LONGEST), "");
        var order = document.text("orderExternalId", 200).orNull();
        var source = document.text("source", 100).orElse(CustomerDocuments.DEFAULT_SOURCE);
        var sku = document.text("sku", 200).orNull();
        var owner = owner(document);
        var dueAt = document.time("dueAt").orNull();
        document.check();
        var id = customer("/customerId", customer);
        var about = order == null
                ? null
                : targets.order(id, source, order)
                        .orElseThrow(() -> new InvalidInputException(
                                "/orderExternalId", "there is no such order of this customer"));
        return new NewComplaint(id, text, about, sku, "api", by, null, owner.orNull(), dueAt);
    }

    ComplaintChange change(JsonNode body, String by) {
        var document = Document.of(body);
        var state = document.word("state", "open", "in_progress", "resolved").map(ComplaintState::of);
        var text = document.prose("text", Complaints.LONGEST);
        var answer = document.prose("answer", Complaints.LONGEST);
        var owner = owner(document);
        var dueAt = document.time("dueAt");
        if (text.isCleared()) {
            document.reject("text", "must not be empty");
        }
        document.check();
        return new ComplaintChange(state.orNull(), text.orNull(), answer.orNull(), owner, dueAt.orNull(), by);
    }

    /** A merged customer's id means the survivor. */
    long customer(String pointer, String id) {
        try {
            return customers.survivor(Long.parseLong(id));
        } catch (NumberFormatException | NotFoundException unknown) {
            throw new InvalidInputException(pointer, "there is no such customer");
        }
    }

    private Patch<String> owner(Document document) {
        var owner = document.text("owner", 100);
        if (owner.isSet() && users.find(owner.orElse("")).isEmpty()) {
            document.reject("owner", "there is no such user");
        }
        return owner;
    }
}
