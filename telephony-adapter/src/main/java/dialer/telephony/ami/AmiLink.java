package dialer.telephony.ami;

import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.LiveChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.asteriskjava.manager.response.GetVarResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.jspecify.annotations.Nullable;

/**
 * One logged-in connection to one node, good until it is lost. Everything that comes in, events and answers alike,
 * comes on one thread and in Asterisk's order.
 */
public final class AmiLink implements AutoCloseable {

    /** Who hears what comes in; must return within microseconds. */
    public interface Listener {

        /** An event. {@code atSeconds} is Asterisk's own clock, NaN when it does not stamp its events. */
        void heard(AmiEvent event, double atSeconds);

        /** So many needed events were dropped before the one that comes next. */
        void missed(int events);

        /** The link is gone; the last thing heard. */
        void lost();
    }

    /** Takes the answer to an action; null when the link was lost before it came. */
    public interface Reply {

        void replied(@Nullable Answer answer);
    }

    /** An answer: Success or Error with Asterisk's words, and the value where one was asked for. */
    public record Answer(boolean success, String message, String value) {
    }

    private final AmiConnection connection;
    private final Listener listener;
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile int heard;

    private AmiLink(AmiConnection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /**
     * Connects and logs in (MD5 challenge: the secret itself does not travel); blocks for at most some seconds.
     * Asterisk answers a wrong secret after one second, on purpose.
     */
    public static AmiLink open(LinkAddress address, ChannelIds ids, Listener listener) throws LinkFailed {
        AmiConnection connection = new AmiConnection(address, ids);
        AmiLink link = new AmiLink(connection, listener);
        connection.addEventListener(link::take);
        try {
            connection.login("call,user,system");
            return link;
        } catch (AuthenticationFailedException refused) {
            connection.cut();
            if (refused.getCause() != null) { // the question for the challenge, or the log-in, brought no answer
                throw unanswered(address, refused);
            }
            throw new LinkFailed(LinkFailed.Kind.LOGIN_REFUSED, address + ": log-in refused (" + refused.getMessage()
                    + "); look at user, secret and permit in manager.conf", refused);
        } catch (IOException | TimeoutException | IllegalStateException unreachable) {
            connection.cut();
            throw new LinkFailed(LinkFailed.Kind.UNREACHABLE, address + ": no AMI there (" + unreachable.getMessage()
                    + "); look at enabled, bindaddr and port in manager.conf", unreachable);
        } catch (NullPointerException absent) { // Asterisk-Java 3.42, where a stalled machine wakes up too late
            connection.cut();
            throw unanswered(address, absent);
        }
    }

    private static LinkFailed unanswered(LinkAddress address, Exception cause) {
        return new LinkFailed(LinkFailed.Kind.UNREACHABLE, address + ": it greets, but does not answer the log-in; "
                + "Asterisk or this machine stands still", cause);
    }

    /**
     * Writes an action. The reply comes on the listener's thread.
     *
     * @param moreFollows another action is sent right behind this one, whatever happens: both may travel in one piece
     */
    public void send(AmiAction action, boolean moreFollows, Reply reply) throws LinkFailed {
        connection.amiSocket().moreFollows(moreFollows);
        write(ActionEncoder.encode(action), reply);
    }

    /** Asks for a sign of life. What was dropped before the answer is reported by then. */
    public void ping(Runnable pong) throws LinkFailed {
        write(new PingAction(), answer -> {
            if (answer != null) {
                countTo(Integer.parseInt(answer.value()));
                pong.run();
            }
        });
    }

    /** Reads a global variable or a dialplan function ({@code PJSIP_AOR(carrier,contact)}). */
    public void readVariable(String name, Reply reply) throws LinkFailed {
        write(new GetVarAction(name), reply);
    }

    /** Reads a channel's variable. */
    public void readVariable(String channel, String name, Reply reply) throws LinkFailed {
        write(new GetVarAction(channel, name), reply);
    }

    /** When the node was started, in its own words: another answer than before means that it was restarted. */
    public void startedAt(Consumer<String> taker) throws LinkFailed {
        write(new CoreStatusAction(), answer -> taker.accept(answer == null ? "" : answer.value()));
    }

    /** Asks for our channels; the list comes on the listener's thread, in order with the events; null when refused. */
    public void list(Consumer<@Nullable List<LiveChannel>> taker) throws LinkFailed {
        try {
            connection.sendEventGeneratingAction(new CoreShowChannelsAction(),
                    (ResponseEvents answer) -> taker.accept(channels(answer)));
        } catch (IOException | IllegalStateException gone) {
            throw new LinkFailed(LinkFailed.Kind.GONE, "the link is gone", gone);
        }
    }

    /** Tries whether a right is there, by an action that changes nothing; read the answer by {@link Right#granted}. */
    public void attempt(Right right, Reply reply) throws LinkFailed {
        write(right.attempt(), reply);
    }

    /** Asks for Asterisk's version, in the answer's value. */
    public void version(Reply reply) throws LinkFailed {
        write(new CoreSettingsAction(), reply);
    }

    private void write(ManagerAction action, Reply reply) throws LinkFailed {
        try {
            connection.sendAction(action, response -> reply.replied(answer(response)));
        } catch (IOException | IllegalStateException gone) {
            throw new LinkFailed(LinkFailed.Kind.GONE, "the link is gone", gone);
        }
    }

    /** Needed events that were read and not yet heard. */
    public int backlog() {
        return Math.floorMod(connection.amiSocket().numbered() - heard, AmiSocket.NUMBERS);
    }

    @Override
    public void close() {
        connection.cut();
    }

    private void take(ManagerEvent event) {
        if (event instanceof DisconnectEvent) {
            if (lost.compareAndSet(false, true)) {
                listener.lost();
            }
            return;
        }
        Integer number = event.getSequenceNumber();
        if (number == null) {
            return;
        }
        countTo(Math.floorMod(number - 1, AmiSocket.NUMBERS));
        heard = number;
        AmiEvent decoded = EventDecoder.decode(event);
        if (decoded != null) {
            Double stamp = event.getTimestamp();
            listener.heard(decoded, stamp == null ? Double.NaN : stamp);
        }
    }

    /** Everything up to that number should have been heard by now. */
    private void countTo(int number) {
        int missing = Math.floorMod(number - heard, AmiSocket.NUMBERS);
        if (missing > 0 && missing < AmiSocket.NUMBERS / 2) {
            heard = number;
            listener.missed(missing);
        }
    }

    private static @Nullable List<LiveChannel> channels(ResponseEvents answer) {
        ManagerResponse response = answer.getResponse();
        if (response == null || response instanceof ManagerError) {
            return null;
        }
        List<LiveChannel> channels = new ArrayList<>();
        boolean whole = false;
        for (ResponseEvent event : answer.getEvents()) {
            if (event instanceof CoreShowChannelEvent row) {
                channels.add(EventDecoder.channel(row));
            }
            whole |= event instanceof CoreShowChannelsCompleteEvent;
        }
        // a link that breaks in the middle hands over what has come so far
        return whole ? channels : null;
    }

    private static @Nullable Answer answer(@Nullable ManagerResponse response) {
        if (response == null) {
            return null;
        }
        String message = response.getMessage() == null ? "" : response.getMessage();
        String value = switch (response) {
            case GetVarResponse read -> read.getValue() == null ? "" : read.getValue();
            case CoreSettingsResponse settings ->
                settings.getAsteriskVersion() == null ? "" : settings.getAsteriskVersion();
            case PingResponse pong -> pong.getTimestamp();
            case CoreStatusResponse core -> core.getCoreStartupDate() + " " + core.getCoreStartupTime();
            default -> "";
        };
        return new Answer(!(response instanceof ManagerError), message, value);
    }
}
