package org.encorecrm.address;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server that knows what a test tells it; everything else does not exist. */
final class NameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
    private volatile int failure = Rcode.NOERROR;

    NameServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void knows(String domain, Record... known) {
        records.put(domain + ".", List.of(known));
    }

    void failsWith(int rcode) {
        failure = rcode;
    }

    private void serve() {
        var buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                var question = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                var answer = answer(question).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                // The loop ends when the socket is closed.
            }
        }
    }

    private Message answer(Message question) {
        var asked = question.getQuestion();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(asked, Section.QUESTION);
        var known = records.get(asked.getName().toString());
        if (failure != Rcode.NOERROR || known == null) {
            answer.getHeader().setRcode(failure != Rcode.NOERROR ? failure : Rcode.NXDOMAIN);
            return answer;
        }
        known.stream()
                .filter(each -> each.getType() == asked.getType())
                .forEach(each -> answer.addRecord(each, Section.ANSWER));
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
