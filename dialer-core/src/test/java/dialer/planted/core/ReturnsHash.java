package dialer.planted.core;

/** Planted: a hash code becomes a result. */
final class ReturnsHash {

    int shard(Object thing) {
        return thing.hashCode() & 7;
    }
}
