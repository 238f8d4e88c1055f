package dialer.telephony.translate;

import dialer.core.trunk.LiveLeg.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How our legs are named on every node: {@code d1-a-0000000000000001} an attempt's, {@code d1-g-0000000000000001} an
 * agent's, {@code d1-s-0000000000000001} that of a supervisor who listens. Always of one length, because Asterisk's
 * Bridge and Originate match ids by prefix. The first word tells two dialers on one Asterisk apart.
 */
public record ChannelIds(String prefix) {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{0,7}");
    private static final int DIGITS = 16;

    public ChannelIds {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("the prefix of channel ids: a letter, then at most 7 of a-z and 0-9");
        }
    }

    /** One of our legs, read from a channel id. */
    public record Ours(Kind kind, long id) {
    }

    public String ofAttempt(long attemptId) {
        return name("-a-", attemptId);
    }

    public String ofLeg(long legId) {
        return name("-g-", legId);
    }

    /** The leg of a supervisor who listens; it is none of those that the core knows. */
    public String ofListener(long call) {
        return name("-s-", call);
    }

    /** Whether we have placed the leg of that channel id. */
    public boolean own(String channelId) {
        return read(channelId) != null || (channelId.length() == prefix.length() + 3 + DIGITS
                && channelId.startsWith(prefix + "-s-"));
    }

    /** Whose leg this is, or null when it is none of ours. */
    public @Nullable Ours read(String channelId) {
        int head = prefix.length();
        if (channelId.length() != head + 3 + DIGITS || !channelId.startsWith(prefix)
                || channelId.charAt(head) != '-' || channelId.charAt(head + 2) != '-') {
            return null;
        }
        char kind = channelId.charAt(head + 1);
        if (kind != 'a' && kind != 'g') {
            return null;
        }
        long id = 0;
        for (int i = head + 3; i < channelId.length(); i++) {
            int digit = Character.digit(channelId.charAt(i), 16);
            if (digit < 0) {
                return null;
            }
            id = id << 4 | digit;
        }
        return id < 1 ? null : new Ours(kind == 'a' ? Kind.CUSTOMER : Kind.AGENT, id);
    }

    private String name(String kind, long id) {
        if (id < 1) {
            throw new IllegalArgumentException("ids count from 1");
        }
        return prefix + kind + "%016x".formatted(id);
    }
}
