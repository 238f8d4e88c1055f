package dialer.telephony.ami;

import java.nio.file.Path;

/** How the AMI connection is protected. The log-in never sends the secret itself, with or without TLS. */
public sealed interface Tls {

    /** Plain TCP: for an Asterisk on the same machine. */
    record Off() implements Tls {
    }

    /** TLS; the node's certificate is signed by an authority the JVM trusts. */
    record Trusted() implements Tls {
    }

    /** TLS; the node shows exactly this certificate, or one signed by it (PEM file). */
    record Pinned(Path certificate) implements Tls {
    }
}
