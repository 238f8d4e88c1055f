package dialer.telephony;

/**
 * The rhythm of a link, in real time whatever the clock says.
 *
 * @param tickMs      how often it looks after itself
 * @param pingTicks   a sign of life is asked for every so many ticks; two that do not come mean that the node is down
 * @param auditTicks  all legs are compared every so many ticks
 * @param confirmMs   after a doubt, so long until the next list
 * @param bootMs      how long a node may boot after the log-in
 */
record LinkTiming(long tickMs, int pingTicks, int auditTicks, long confirmMs, long bootMs) {

    static final LinkTiming ORDINARY = new LinkTiming(1_000, 5, 60, 300, 60_000);
}
