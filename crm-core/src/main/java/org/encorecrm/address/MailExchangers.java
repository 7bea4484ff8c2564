package org.encorecrm.address;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.encorecrm.address.Answer.Verdict;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupFailedException;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks the name servers who takes a domain's mail (RFC 5321, 5.1): its MX records; without any, the host of that name;
 * a lone MX "." says that nobody does (RFC 7505). Nothing is concluded from a question that was not answered.
 */
@Component
class MailExchangers {

    private final LookupSession names;

    MailExchangers(AddressProperties properties) throws UnknownHostException {
        names = LookupSession.builder().resolver(resolver(properties)).build();
    }

    private static Resolver resolver(AddressProperties properties) throws UnknownHostException {
        var resolvers = new ArrayList<Resolver>();
        for (var server : properties.nameServers()) {
            var colon = server.lastIndexOf(':');
            var host = colon < 0 ? server : server.substring(0, colon);
            var port = colon < 0 ? SimpleResolver.DEFAULT_PORT : Integer.parseInt(server.substring(colon + 1));
            resolvers.add(new SimpleResolver(new InetSocketAddress(host, port)));
        }
        var all = resolvers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(resolvers);
        all.setTimeout(properties.timeout());
        all.setRetries(1);
        return all;
    }

    Answer of(String domain) {
        try {
            var name = Name.fromString(domain + ".");
            var exchangers = records(name, Type.MX);
            if (exchangers.isEmpty()) {
                var host = !records(name, Type.A).isEmpty()
                        || !records(name, Type.AAAA).isEmpty();
                return host
                        ? new Answer(Verdict.ACCEPTS, "no MX, but a host of that name")
                        : new Answer(Verdict.REFUSES, "neither MX nor a host");
            }
            return exchangers.stream().allMatch(MailExchangers::isNobody)
                    ? new Answer(Verdict.REFUSES, "null MX: takes no mail")
                    : new Answer(Verdict.ACCEPTS, target(exchangers.get(0)));
        } catch (NoSuchDomainException unknown) {
            return new Answer(Verdict.REFUSES, "no such domain");
        } catch (LookupFailedException | TextParseException failed) {
            var why = failed.getMessage();
            return new Answer(Verdict.NO_ANSWER, why == null ? failed.getClass().getSimpleName() : why);
        }
    }

    private List<Record> records(Name name, int type) throws LookupFailedException {
        try {
            return names.lookupAsync(name, type).toCompletableFuture().join().getRecords();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof NoSuchRRSetException) {
                return List.of();
            }
            if (wrapped.getCause() instanceof LookupFailedException failed) {
                throw failed;
            }
            throw new LookupFailedException(String.valueOf(wrapped.getCause()));
        }
    }

    private static boolean isNobody(Record exchanger) {
        return target(exchanger).equals(".");
    }

    private static String target(Record exchanger) {
        return ((MXRecord) exchanger).getTarget().toString();
    }
}
