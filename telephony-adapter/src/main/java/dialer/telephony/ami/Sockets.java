package dialer.telephony.ami;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Opens a TCP or TLS socket to a node. */
final class Sockets {

    private static final int CONNECT_TIMEOUT_MS = 3_000;

    private Sockets() {
    }

    static Socket open(LinkAddress address) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            plain.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_TIMEOUT_MS);
            return switch (address.tls()) {
                case Tls.Off _ -> plain;
                case Tls.Trusted _ -> shake(plain, address, SSLContext.getDefault(), true);
                // the certificate itself is the proof, whatever name is in it
                case Tls.Pinned pinned -> shake(plain, address, pinned(pinned.certificate()), false);
            };
        } catch (GeneralSecurityException broken) {
            plain.close();
            throw new IOException("TLS cannot be set up: " + broken.getMessage(), broken);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket shake(Socket plain, LinkAddress address, SSLContext context, boolean checkName)
            throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, address.host(), address.port(), true);
        if (checkName) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        plain.setSoTimeout(CONNECT_TIMEOUT_MS);
        secured.startHandshake();
        plain.setSoTimeout(0);
        return secured;
    }

    private static SSLContext pinned(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            int count = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("pinned-" + count++, one);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
