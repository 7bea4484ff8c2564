package org.encorecrm.message;

import org.encorecrm.template.RenderedLetter;
import org.encorecrm.template.TemplateClass;

/** A rendered letter on its way to an address. */
record Letter(String address, RenderedLetter content, String unsubscribeUrl) {

    boolean isAdvertising() {
        return content.kind() == TemplateClass.ADVERTISING;
    }
}
