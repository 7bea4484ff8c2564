package org.encorecrm.support.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Whether an address is one of the public internet. */
final class PublicAddress {

    private PublicAddress() {}

    /** By IANA's registries of special-purpose addresses (RFC 6890); what is in doubt is not public. */
    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : address instanceof Inet6Address && isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff, b = bytes[1] & 0xff, c = bytes[2] & 0xff;
        return switch (a) {
            case 0 -> false;
            case 100 -> b < 64 || b > 127;
            case 192 -> !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 240;
        };
    }

    /** Only global unicast, 2000::/3, without what leads back to an IPv4 address or nowhere. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        var sixToFour = first == 0x2002;
        var teredoAndDocumentation = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return (first & 0xe000) == 0x2000 && !sixToFour && !teredoAndDocumentation;
    }
}
