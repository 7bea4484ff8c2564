package org.encorecrm.address;

/** What name servers say about a domain's mail, with their reason. */
record Answer(Verdict verdict, String detail) {

    enum Verdict {
        ACCEPTS,
        REFUSES,
        NO_ANSWER
    }
}
