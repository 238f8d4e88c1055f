package dialer.planted.engine;

/** Planted: a name that says nothing. */
record CallManager(int calls) {
}
