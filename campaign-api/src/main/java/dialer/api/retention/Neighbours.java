package dialer.api.retention;

/** What a destruction needs from the running product; a command beside it has none of this. */
public interface Neighbours {

    /** Nobody around: the store alone is purged. */
    Neighbours NONE = new Neighbours() {
        @Override
        public void letGo(long contactId) {
            // no engine that could hold it
        }

        @Override
        public boolean removeUpload(int uploadId) {
            return false;
        }

        @Override
        public void forgetCards() {
            // no screens
        }
    };

    /** The engine stops calling the contact; what it holds of it comes back to the store in a moment. */
    void letGo(long contactId);

    /** Removes the file of an upload; answers whether there was one. */
    boolean removeUpload(int uploadId);

    /** Cards in memory are read anew. */
    void forgetCards();
}
