package org.encorecrm.identity;

import java.util.List;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out who documents are about, and keeps one record per person. Set-based: the number of statements does not
 * depend on the number of documents. Customers touched are locked until the transaction ends and put into the change
 * queue in it.
 */
@Service
public class Identities {

    private final Resolution resolution;
    private final Recording recording;
    private final Rules rules;
    private final IngestTransaction transaction;
    private final BusinessClock clock;

    Identities(
            Resolution resolution,
            Recording recording,
            Rules rules,
            IngestTransaction transaction,
            BusinessClock clock) {
        this.transaction = transaction;
        this.resolution = resolution;
        this.recording = recording;
        this.rules = rules;
        this.clock = clock;
    }

    /** Creates, updates or merges customers as their documents say. */
    public List<Identified> upsert(List<CustomerDocument> documents, boolean quiet) {
        var now = clock.now();
        var mentions = documents.stream()
                .map(document -> new Mention(document, now, quiet))
                .toList();
        return transaction.run(() -> resolve(mentions, true));
    }

    public Identified upsert(CustomerDocument document, boolean quiet) {
        return upsert(List.of(document), quiet).get(0);
    }

    /** Words about consent on their own, beside any document. A word without an address is about the primary one. */
    public void say(long customerId, List<ConsentWord> words, String source, boolean quiet) {
        transaction.run(() -> recording.say(customerId, words, source, quiet));
    }

    /**
     * Finds or creates the people named inside orders and events, in the transaction that writes those. Fields that
     * are empty are filled, nothing is overwritten. Call it once per transaction, with all mentions, before any other
     * row is locked: it takes its locks in an order that keeps two batches from waiting for each other. Visitors
     * without a person are mentioned too ({@link CustomerDocument#ofVisitor}): the answer says whose they are, and
     * their row stays locked until the fact is written.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Identified> identify(List<Mention> mentions) {
        return resolve(mentions, false);
    }

    private List<Identified> resolve(List<Mention> mentions, boolean overwrites) {
        var current = rules.current();
        var requests = mentions.stream()
                .map(mention -> Request.of(mention, current, overwrites))
                .toList();
        return resolution.resolve(requests, current);
    }
}
