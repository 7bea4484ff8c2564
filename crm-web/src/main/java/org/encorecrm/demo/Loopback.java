package org.encorecrm.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Whether a request comes from this very machine and means it: the remote address is a loopback one, and the host asked
 * for is this machine by name, which a page of somebody else's cannot pretend by pointing its own name here.
 */
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        return NAMES.contains(request.getServerName()) && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            // An address, not a name: nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
