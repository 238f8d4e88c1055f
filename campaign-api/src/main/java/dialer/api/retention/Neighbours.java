package dialer.api.retention;

import java.util.function.IntPredicate;

/** What a destruction needs from the running product; a command beside it has none of this. */
public interface Neighbours {

    /** Nobody around but files of uploads: the store and the disk are purged. */
    static Neighbours onlyFiles(IntPredicate removeUpload) {
        return new Neighbours() {
            @Override
            public void letGo(long contactId) {
                // no engine that could hold it
            }

            @Override
            public boolean removeUpload(int uploadId) {
                return removeUpload.test(uploadId);
            }

            @Override
            public void forgetCards() {
                // no screens
            }
        };
    }

    /** The engine stops calling the contact; what it holds of it comes back to the store in a moment. */
    void letGo(long contactId);

    /** Removes the file of an upload; answers whether there was one. */
    boolean removeUpload(int uploadId);

    /** Cards in memory are read anew. */
    void forgetCards();
}
