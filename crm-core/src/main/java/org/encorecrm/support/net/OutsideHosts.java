package org.encorecrm.support.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which servers may be asked. A name is looked up once, and the connection goes to the very addresses that were
 * checked: a name server that answers differently the second time gains nothing.
 */
@Component
public class OutsideHosts implements DnsResolver {

    private static final String ALLOWED = "outside.allowedHosts";
    private static final String HOST = "[a-z0-9.:\\[\\]-]{1,253}";

    private final Settings settings;

    OutsideHosts(Settings settings) {
        this.settings = settings;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!isAllowed(host) && !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new RefusedHostException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Hosts of the own network that an administrator has allowed nevertheless. */
    public List<String> allowed() {
        return Arrays.stream(settings.get(ALLOWED, "").split("[\\s,;]+"))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    @Transactional
    public void allow(Collection<String> hosts) {
        var plain = hosts.stream().map(OutsideHosts::plain).distinct().toList();
        if (!plain.stream().allMatch(host -> host.matches(HOST))) {
            throw new InvalidInputException("/allowedHosts", "must be names of hosts, without http:// and port");
        }
        settings.put(ALLOWED, String.join("\n", plain));
    }

    private boolean isAllowed(String host) {
        return allowed().contains(plain(host));
    }

    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
