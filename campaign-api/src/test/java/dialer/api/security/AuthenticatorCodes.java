package dialer.api.security;

/** Plays the authenticator on somebody's telephone. */
public final class AuthenticatorCodes {

    private static final long STEP_MS = 30_000;

    private AuthenticatorCodes() {
    }

    /** The code that the telephone shows at the instant. */
    public static String at(String secret, long nowMs) {
        return Totp.code(Totp.bytes(secret), nowMs / STEP_MS);
    }
}
