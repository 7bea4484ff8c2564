package org.encorecrm.office;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

class FileUrlsTests {

    private final List<String> looked = new ArrayList<>();

    @Test
    void looksForFilesAmongFilesAndForNothingElse() throws Exception {
        assertThat(encoded("/app.css")).isEqualTo("/app-1.css");
        assertThat(encoded("/js/chart.js?a=b")).isEqualTo("/js/chart-1.js?a=b");
        assertThat(encoded("/customers/17?q=a.b")).isEqualTo("/customers/17?q=a.b");
        assertThat(encoded("/segments/new#x.y")).isEqualTo("/segments/new#x.y");

        assertThat(looked).containsExactly("app.css", "js/chart.js");
    }

    private String encoded(String url) throws Exception {
        var encoded = new ArrayList<String>();
        new FileUrls()
                .doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (request, response) -> {
                            request.setAttribute(
                                    ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, versions());
                            encoded.add(((HttpServletResponse) response).encodeURL(url));
                        });
        return encoded.get(0);
    }

    private ResourceUrlProvider versions() {
        var handler = new ResourceHttpRequestHandler();
        handler.setResourceResolvers(List.of(new AbstractResourceResolver() {
            @Override
            protected @Nullable Resource resolveResourceInternal(
                    @Nullable HttpServletRequest request,
                    String path,
                    List<? extends Resource> locations,
                    ResourceResolverChain chain) {
                return null;
            }

            @Override
            protected String resolveUrlPathInternal(
                    String path, List<? extends Resource> locations, ResourceResolverChain chain) {
                looked.add(path);
                return path.replace(".", "-1.");
            }
        }));
        var provider = new ResourceUrlProvider();
        provider.setHandlerMap(Map.of("/**", handler));
        return provider;
    }
}
