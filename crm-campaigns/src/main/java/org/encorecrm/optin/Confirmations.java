package org.encorecrm.optin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Consents;
import org.encorecrm.consent.ConsentsAsked;
import org.encorecrm.consent.DoubleOptIn;
import org.encorecrm.consent.Proof;
import org.encorecrm.consent.Said;
import org.encorecrm.message.OwnWords;
import org.encorecrm.message.Records;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Double opt-in: the mailbox itself says whether it wants advertising. It is asked by one letter and one reminder, and
 * not more than twice a month however often somebody types it into a form.
 */
@Service
public class Confirmations {

    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(10);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int QUESTIONS_A_MONTH = 2;
    static final int BATCH = 50;

    private final ConfirmationStore store;
    private final ConfirmationLetters letters;
    private final Records records;
    private final OwnWords own;
    private final Consents consents;
    private final DoubleOptIn doubleOptIn;
    private final Settings settings;
    private final BusinessClock clock;

    Confirmations(
            ConfirmationStore store,
            ConfirmationLetters letters,
            Records records,
            OwnWords own,
            Consents consents,
            DoubleOptIn doubleOptIn,
            Settings settings,
            BusinessClock clock) {
        this.store = store;
        this.letters = letters;
        this.records = records;
        this.own = own;
        this.consents = consents;
        this.doubleOptIn = doubleOptIn;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(ConsentsAsked asked) {
        var now = clock.now();
        asked.words().forEach(said -> ask(said, now));
    }

    private void ask(Said said, Instant now) {
        var open = store.lockOpen(said);
        if (open.isPresent()) {
            var letterAt = open.get().letterAt();
            if (letterAt != null && letterAt.plus(BETWEEN_LETTERS).isBefore(now)) {
                remind(open.get(), said.customerId(), now);
            }
            return;
        }
        var language = said.word().proof().language();
        var question = store.open(
                said,
                language != null ? language : store.languageOf(said.customerId(), settings.get("shop.locale", "ru-RU")),
                now,
                doubleOptIn.confirmWithin());
        if (store.askedSince(question.address(), now.minus(MONTH)) < QUESTIONS_A_MONTH) {
            letters.write(question, said.customerId(), 1, now);
            store.written(question.id(), now, question.repeatAt());
        } else {
            store.written(question.id(), null, null);
        }
    }

    private void remind(Confirmation question, long customerId, Instant now) {
        if (question.repeatAt() != null) {
            letters.write(question, customerId, 2, now);
            store.written(question.id(), now, null);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Confirmation> find(long id) {
        return store.find(id)
                .filter(question -> records.current(question.customerId()).isPresent());
    }

    public boolean isOpen(Confirmation question) {
        return question.isOpenAt(clock.now());
    }

    /** Yes, from the mailbox. A second time changes nothing. Answers how the question stands. */
    @Transactional
    public Optional<Confirmation.State> confirm(long id, Proof proof) {
        return settle(id, proof, Confirmation.State.CONFIRMED);
    }

    /** No, it was not me: no advertising until this mailbox says otherwise. */
    @Transactional
    public Optional<Confirmation.State> refuse(long id, Proof proof) {
        return settle(id, proof, Confirmation.State.REFUSED);
    }

    private Optional<Confirmation.State> settle(long id, Proof proof, Confirmation.State wanted) {
        var customer = store.find(id).flatMap(question -> records.hold(question.customerId()));
        var question = customer.flatMap(held -> store.lock(id));
        if (customer.isEmpty() || question.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.now();
        if (!question.get().isOpenAt(now)) {
            var state = question.get().state();
            return Optional.of(state == Confirmation.State.OPEN ? Confirmation.State.LAPSED : state);
        }
        store.settle(id, wanted, now);
        var granted = wanted == Confirmation.State.CONFIRMED;
        var word = word(question.get(), granted, now, proof);
        if (granted) {
            own.allow(customer.get(), word);
        } else {
            own.refuse(customer.get(), word);
        }
        return Optional.of(wanted);
    }

    private static ConsentWord word(Confirmation question, boolean granted, Instant now, Proof proof) {
        return new ConsentWord(
                ConsentWord.EMAIL,
                ConsentWord.MARKETING,
                question.address(),
                granted,
                now,
                "confirmation " + question.id(),
                proof);
    }

    List<Long> due() {
        return store.due(clock.now(), BATCH);
    }

    /** Reminds, or lets lapse what nobody confirmed. */
    @Transactional
    public void settleDue(long id) {
        var customer = store.find(id).flatMap(question -> records.hold(question.customerId()));
        var question = store.lock(id).filter(found -> found.state() == Confirmation.State.OPEN);
        if (question.isEmpty()) {
            return;
        }
        var now = clock.now();
        if (!question.get().isOpenAt(now)) {
            store.settle(id, Confirmation.State.LAPSED, now);
            customer.ifPresent(held -> consents.lapse(
                    held, question.get().address(), question.get().expiresAt()));
        } else if (customer.isPresent()) {
            remind(question.get(), customer.get(), now);
        }
    }
}
