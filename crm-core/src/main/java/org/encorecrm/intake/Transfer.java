package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.encorecrm.identity.CustomersWritten.Written;
import org.encorecrm.intake.LineReader.Read;
import org.encorecrm.intake.RejectStore.Reject;
import org.springframework.stereotype.Component;

/** Gives documents to the ingestion within the transaction of a portion, and says what became of each. */
@Component
class Transfer {

    private final Witness witness;

    Transfer(Witness witness) {
        this.witness = witness;
    }

    /**
     * What became of documents.
     *
     * @param taken by their place among the reads; those that could not be read are rejected
     * @param before what they are about as it stood, beside customers
     */
    record Done<T>(List<Read<T>> reads, List<Taken> taken, List<Written> written, Map<String, String> before) {

        Tally tally() {
            var tally = new Tally();
            for (var i = 0; i < reads.size(); i++) {
                tally.add(taken.get(i).outcome());
                if (taken.get(i).outcome() != Taken.Outcome.REJECTED
                        && !reads.get(i).assembled().leftOut().isEmpty()) {
                    tally.remark();
                }
            }
            return tally;
        }

        List<Reason> reasons(int i) {
            var read = reads.get(i);
            if (!read.wrong().isEmpty()) {
                return read.wrong();
            }
            return taken.get(i).outcome() == Taken.Outcome.REJECTED
                    ? read.assembled().reasons(taken.get(i).errors())
                    : read.assembled().leftOut();
        }

        List<Reject> rejects() {
            var rejects = new ArrayList<Reject>();
            for (var i = 0; i < reads.size(); i++) {
                var reasons = reasons(i);
                var whole = taken.get(i).outcome() == Taken.Outcome.REJECTED;
                if (!reasons.isEmpty()) {
                    reads.get(i).lines().rows().forEach(row -> rejects.add(new Reject(row, whole, reasons)));
                }
            }
            return rejects;
        }
    }

    /** @param earlier documents taken in before these, whose results are of no interest */
    <T> Done<T> take(Taking<T> taking, List<Read<T>> earlier, List<Read<T>> reads) {
        var documents = new ArrayList<T>();
        earlier.forEach(read -> documents.add(Objects.requireNonNull(read.document())));
        for (var read : reads) {
            var document = read.document();
            if (document != null) {
                documents.add(document);
            }
        }
        var before = documents.isEmpty() ? Map.<String, String>of() : new HashMap<>(taking.state(documents));
        var results = new ArrayList<Taken>();
        var written = witness.during(() -> results.addAll(taking.take(documents)));
        var next = results.subList(earlier.size(), results.size()).iterator();
        var taken = reads.stream()
                .map(read -> read.document() == null ? new Taken(Taken.Outcome.REJECTED, "", List.of()) : next.next())
                .toList();
        return new Done<>(reads, taken, written, before);
    }
}
