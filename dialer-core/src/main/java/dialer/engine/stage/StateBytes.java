package dialer.engine.stage;

/** The core's state in its own format, with its own checksum. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record StateBytes(byte[] bytes, long hash) {
}
