package org.encorecrm.office.settings;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says at its top. */
@Component
class Said {

    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    void so(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute("flash", words(key));
    }

    void wrong(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute("flashBad", words(key));
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
