package dialer.planted.core;

import java.io.File;

/** Planted: the core reaches for I/O. */
final class ReadsFiles {

    boolean exists(String path) {
        return new File(path).exists();
    }
}
