package dialer.planted.telephony;

import org.asteriskjava.manager.event.HangupEvent;

/** Planted: an AMI event past the border. */
final class StrayAmi {

    String channel(HangupEvent event) {
        return event.getChannel();
    }
}
