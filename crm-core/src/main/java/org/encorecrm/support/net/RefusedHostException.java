package org.encorecrm.support.net;

import java.net.UnknownHostException;

/** The host is inside our own network, and no administrator has allowed it. */
public class RefusedHostException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedHostException(String host) {
        super(host + " is an address inside the own network; an administrator can allow it in the settings");
    }
}
