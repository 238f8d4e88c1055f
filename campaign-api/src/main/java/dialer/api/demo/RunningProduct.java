package dialer.api.demo;

import java.net.URI;
import java.util.Optional;

/** The product as the demo sees it: an address, and at the first start a password. */
public interface RunningProduct extends AutoCloseable {

    /** Where the pages and the API are. */
    URI address();

    /** The administrator's first password; empty when there was an administrator already. */
    Optional<String> firstAdminPassword();

    @Override
    void close();
}
