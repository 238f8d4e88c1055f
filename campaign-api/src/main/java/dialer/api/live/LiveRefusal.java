package dialer.api.live;

/** Every "no" that is said before the core is asked; numbered behind the core's own. */
enum LiveRefusal {
    RING_FULL(601),
    STORE_AWAY(602),
    FORM_UNKNOWN(603),
    NOTE_MISSING(604),
    CALLBACK_IN_PAST(605),
    CALLBACK_OUTSIDE_HOURS(606),
    BAD_MESSAGE(607),
    ROLE(608),
    NO_SEAT_FREE(609),
    NO_POOL(610),
    NO_SUCH_REASON(611),
    DESTINATION_NOT_PERMITTED(612),
    SEAT_UNKNOWN(620),
    PHONE_NOT_CONNECTED(621),
    SEAT_NOT_FREE(622),
    FORM_MISSING(640);

    private final int number;

    LiveRefusal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
