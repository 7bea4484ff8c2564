package org.encorecrm.office.letters;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Foreign markup, shown in a frame of its own: no scripts, no forms, no origin. Inline styles are allowed here and
 * nowhere else, because letters are made of them.
 */
final class LetterFrame {

    private static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " img-src http: https: data:; style-src 'unsafe-inline' https:; font-src https: data:;"
            + " form-action 'none'; frame-ancestors 'self'";

    private LetterFrame() {}

    static ResponseEntity<String> of(String html) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                // Links open beside the back office, not inside its frame.
                .body("<base target=\"_blank\">" + html);
    }
}
