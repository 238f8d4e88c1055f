package dialer.api.security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a browser would have against the certificate of a TLS server. A page is never told why a secure connection
 * failed; so the server of the pages looks for itself (RFC 5280 for dates and issuers, RFC 9525 for names).
 */
public final class ServerCertificate {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int USUAL_PORT = 443;
    private static final int OF_A_NAME = 2;
    private static final int OF_AN_ADDRESS = 7;

    private ServerCertificate() {
    }

    /** What was found, the first that applies. */
    public enum Verdict {
        /** Nobody answers there, from this machine either. */
        UNREACHABLE,
        /** Something answers, and it is not TLS. */
        NO_TLS,
        /** Its last day is past. */
        EXPIRED,
        /** Its first day is to come: a clock is wrong, perhaps. */
        NOT_YET,
        /** It is good for other names than the one that is called. */
        OTHER_NAME,
        /** This machine does not know who has signed it; computers that know are content. */
        UNKNOWN_ISSUER,
        /** Nothing is wrong with it, as this machine sees it. */
        GOOD
    }

    /**
     * The certificate as it was shown.
     *
     * @param from  its first instant, null where none was shown
     * @param until its last
     * @param names for which it is good, as they stand in it
     */
    public record Seen(Verdict verdict, @Nullable Instant from, @Nullable Instant until, List<String> names,
            String issuer) {
        public Seen {
            names = List.copyOf(names);
        }

        private static Seen nothing(Verdict verdict) {
            return new Seen(verdict, null, null, List.of(), "");
        }
    }

    /**
     * Opens a connection, looks, and closes it; waits for some seconds at most.
     *
     * @param address with a host and, unless it is 443, a port, such as {@code wss://pbx.example.net:8089}
     */
    public static Seen look(URI address, Instant now) {
        String host = Objects.requireNonNull(address.getHost(), "an address names a host");
        int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            return shown(plain, host, port, now);
        } catch (IOException e) {
            return Seen.nothing(Verdict.UNREACHABLE);
        }
    }

    private static Seen shown(Socket plain, String host, int port, Instant now) {
        Onlooker onlooker = new Onlooker();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {onlooker}, null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            if (onlooker.chain.length == 0) {
                return Seen.nothing(Verdict.NO_TLS);
            }
        }
        return judged(onlooker, host, now);
    }

    private static Seen judged(Onlooker onlooker, String host, Instant now) {
        X509Certificate own = onlooker.chain[0];
        Instant from = own.getNotBefore().toInstant();
        Instant until = own.getNotAfter().toInstant();
        List<String> names = names(own);
        Verdict verdict = now.isAfter(until) ? Verdict.EXPIRED : now.isBefore(from) ? Verdict.NOT_YET
                : names.stream().noneMatch(name -> covers(name, host)) ? Verdict.OTHER_NAME
                : isSignedByAKnownOne(onlooker) ? Verdict.GOOD : Verdict.UNKNOWN_ISSUER;
        return new Seen(verdict, from, until, names, own.getIssuerX500Principal().getName());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null ? List.of() : all.stream().filter(name -> name.get(0).equals(OF_A_NAME)
                    || name.get(0).equals(OF_AN_ADDRESS)).map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }

    /** A star stands for one label, the first. */
    private static boolean covers(String name, String host) {
        String wanted = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        String offered = name.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return offered.equals(wanted)
                || (offered.startsWith("*.") && dot > 0 && offered.substring(1).equals(wanted.substring(dot)));
    }

    private static boolean isSignedByAKnownOne(Onlooker onlooker) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager one : factory.getTrustManagers()) {
                if (one instanceof X509TrustManager known) {
                    known.checkServerTrusted(onlooker.chain, onlooker.key);
                }
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Lets everything pass and remembers it: nothing is sent over this connection, it is only looked at. */
    private static final class Onlooker extends X509ExtendedTrustManager {

        private X509Certificate[] chain = {};
        private String key = "";

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType) {
            chain = Arrays.copyOf(shown, shown.length);
            key = authType;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) {
            checkServerTrusted(shown, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
            checkServerTrusted(shown, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
            throw new CertificateException("This side is never a server.");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(shown, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(shown, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
