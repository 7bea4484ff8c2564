package org.encorecrm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LoopbackTests {

    @Test
    void trustsThisMachineByItsOwnNames() {
        assertThat(Loopback.is(request("127.0.0.1", "localhost"))).isTrue();
        assertThat(Loopback.is(request("0:0:0:0:0:0:0:1", "[::1]"))).isTrue();
    }

    @Test
    void distrustsOtherMachinesWhateverHostTheyName() {
        assertThat(Loopback.is(request("192.168.1.20", "localhost"))).isFalse();
    }

    @Test
    void distrustsForeignNamesPointingHere() {
        assertThat(Loopback.is(request("127.0.0.1", "rebound.example"))).isFalse();
    }

    private static MockHttpServletRequest request(String address, String host) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.setServerName(host);
        return request;
    }
}
