package dialer.telephony.ami;

import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.AmiEvent;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.LiveChannel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.asteriskjava.manager.response.GetVarResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One logged-in connection to one node, good until it is lost. Events and lists come on the thread that reads the
 * socket, in Asterisk's order and with nothing in between that could drop one; answers come through Asterisk-Java, on a
 * thread of its own, and so behind events that stood behind them.
 */
public final class AmiLink implements AutoCloseable {

    /** Who hears what comes in; must return within microseconds. */
    public interface Listener {

        /** An event. {@code atSeconds} is Asterisk's own clock, NaN when it does not stamp its events. */
        void heard(AmiEvent event, double atSeconds);

        /** An event could not be taken in: what is known may be wrong. */
        void missed();

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

    private static final Logger LOG = LoggerFactory.getLogger(AmiLink.class);
    private static final int PLACES = 8;

    private final AmiConnection connection;
    private final EventDecoder decoder;
    private final Listener listener;
    private final Lists lists = new Lists();
    private final AtomicBoolean lost = new AtomicBoolean();

    private AmiLink(LinkAddress address, ChannelIds ids, Listener listener) {
        connection = new AmiConnection(address, this::take);
        decoder = new EventDecoder(ids);
        this.listener = listener;
    }

    /**
     * Connects and logs in (MD5 challenge: the secret itself does not travel); blocks for at most some seconds.
     * Asterisk answers a wrong secret after one second, on purpose.
     */
    public static AmiLink open(LinkAddress address, ChannelIds ids, Listener listener) throws LinkFailed {
        AmiLink link = new AmiLink(address, ids, listener);
        AmiConnection connection = link.connection;
        connection.addEventListener(link::heardOfTheLibrary);
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
     * Writes an action. The reply comes on the library's thread.
     *
     * @param moreFollows another action is sent right behind this one, whatever happens: both may travel in one piece
     */
    public void send(AmiAction action, boolean moreFollows, Reply reply) throws LinkFailed {
        connection.amiSocket().moreFollows(moreFollows);
        write(ActionEncoder.encode(action), reply);
    }

    /** Asks for a sign of life. */
    public void ping(Runnable pong) throws LinkFailed {
        write(new PingAction(), answer -> {
            if (answer != null) {
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

    /** Asks for our channels; the list comes in order with the events; null when refused, or when the link is lost. */
    public void list(Consumer<@Nullable List<LiveChannel>> taker) throws LinkFailed {
        String id = lists.open(taker);
        CoreShowChannelsAction action = new CoreShowChannelsAction();
        action.setActionId(id);
        write(action, answer -> {
            if (answer == null || !answer.success()) {
                lists.fail(id);
            }
        });
        if (lost.get()) { // who asks in the moment of the loss is answered, too
            lists.failAll();
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

    @Override
    public void close() {
        connection.cut();
    }

    private void heardOfTheLibrary(ManagerEvent event) {
        if (event instanceof DisconnectEvent && lost.compareAndSet(false, true)) {
            lists.failAll();
            listener.lost();
        }
    }

    /** Whatever goes wrong with one event, the thread that reads goes on. */
    private void take(EventBlock block) {
        try {
            switch (block.name()) {
                case "CoreShowChannel" -> lists.row(EventDecoder.actionId(block), decoder.channel(block));
                case "CoreShowChannelsComplete" -> lists.complete(EventDecoder.actionId(block));
                default -> {
                    AmiEvent event = decoder.decode(block);
                    if (event != null) {
                        listener.heard(event, block.atSeconds());
                    }
                }
            }
        } catch (RuntimeException unforeseen) {
            LOG.error("{} could not be taken in: {}", block.name(), place(unforeseen));
            listener.missed();
        }
    }

    /** What broke and where; not its message, which may quote the event and so a person's number. */
    private static String place(RuntimeException unforeseen) {
        return Stream.concat(Stream.of(unforeseen.getClass().getName()), Arrays.stream(unforeseen.getStackTrace())
                .limit(PLACES).map(StackTraceElement::toString)).collect(Collectors.joining(" < "));
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
            case CoreStatusResponse core -> core.getCoreStartupDate() + " " + core.getCoreStartupTime();
            default -> "";
        };
        return new Answer(!(response instanceof ManagerError), message, value);
    }
}
