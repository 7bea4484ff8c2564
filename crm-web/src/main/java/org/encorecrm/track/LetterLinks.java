package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import org.encorecrm.message.Links;
import org.encorecrm.message.Reactions;
import org.encorecrm.security.Everybody;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** Opens and clicks. Where a click leads is inside its signed token. */
@Controller
@Everybody
class LetterLinks {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Links links;
    private final Reactions reactions;
    private final CallerLimits limits;

    LetterLinks(Links links, Reactions reactions, CallerLimits limits) {
        this.links = links;
        this.reactions = reactions;
        this.limits = limits;
    }

    /** Always the same picture, whatever the token: it tells a stranger nothing. */
    @GetMapping("/o/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        if (limits.allows(request.getRemoteAddr())) {
            links.messageOpened(token).ifPresent(message -> reactions.opened(message, Robots.isOne(request)));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }

    /** The reader gets where they wanted even when counting is over the limit. */
    @GetMapping("/c/{token}")
    ResponseEntity<Void> click(@PathVariable String token, HttpServletRequest request) {
        var click = links.click(token);
        if (click.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (limits.allows(request.getRemoteAddr())) {
            reactions.clicked(click.get().messageId(), click.get().target(), Robots.isOne(request));
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, ascii(click.get().target()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** As browsers send it: a shop's link may hold Cyrillic, or what a template left unencoded. */
    private static String ascii(String target) {
        try {
            return new URI(target).toASCIIString();
        } catch (URISyntaxException unencoded) {
            return UriComponentsBuilder.fromUriString(target)
                    .encode()
                    .build()
                    .toUriString()
                    .replaceAll("\\p{Cntrl}", "");
        }
    }
}
