package dialer.api.rest;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * How the server is spoken to: over TLS in HTTP/2 (RFC 9113) or HTTP/1.1, as the client chooses by ALPN (RFC 7301);
 * without TLS in HTTP/1.1, which is what proxies in front speak to those behind them.
 */
final class Connectors {

    private static final String HTTP_1 = "http/1.1";

    private Connectors() {
    }

    static ServerConnector of(WebSettings settings, Server server, HttpConfiguration http) {
        ServerConnector connector = settings.certificate() == null
                ? new ServerConnector(server, new HttpConnectionFactory(http)) : secure(settings, server, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.patience().toMillis());
        return connector;
    }

    private static ServerConnector secure(WebSettings settings, Server server, HttpConfiguration http) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(settings.certificate());
        tls.setKeyStorePassword("");
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.addCustomizer(new SecureRequestCustomizer(false));
        HTTP2ServerConnectionFactory second = new HTTP2ServerConnectionFactory(secure);
        // browsers open their sockets in HTTP/1.1 beside it: the web framework knows no sockets inside of HTTP/2
        second.setConnectProtocolEnabled(false);
        ConnectionFactory alpn = alpn();
        return new ServerConnector(server, tls, alpn, second, new HttpConnectionFactory(secure));
    }

    private static ALPNServerConnectionFactory alpn() {
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", HTTP_1);
        // a client that names no protocol
        alpn.setDefaultProtocol(HTTP_1);
        return alpn;
    }
}
