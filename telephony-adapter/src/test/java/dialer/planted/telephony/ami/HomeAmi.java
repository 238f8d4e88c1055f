package dialer.planted.telephony.ami;

import org.asteriskjava.manager.event.HangupEvent;

/** Not a violation: AMI events are at home here. */
final class HomeAmi {

    String channel(HangupEvent event) {
        return event.getChannel();
    }
}
