package dialer.planted.api.rest;

/** Planted: something the store may not know. */
public record Routes(int count) {
}
