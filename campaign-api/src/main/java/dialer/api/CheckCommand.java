package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.config.DialerConfig.Node;
import dialer.telephony.CheckAsterisk;
import java.util.Set;

/** {@code ./dialer check-asterisk}: looks at every Asterisk of the configuration and says what is missing. */
final class CheckCommand {

    private CheckCommand() {
    }

    /** Exit status: 0 when nothing is missing. */
    static int run(DialerConfig config) throws InterruptedException {
        if (config.nodes().isEmpty()) {
            System.out.println("The configuration names no Asterisk: fill in nodes.");
            return 1;
        }
        boolean complete = true;
        for (Node node : config.nodes()) {
            System.out.println("Node " + node.id() + " (" + node.name() + "), " + node.host() + ":" + node.port());
            complete &= CheckAsterisk.check(Tunings.link(node), node.seats(),
                    new CheckAsterisk.WebSeats(node.webSeats(), node.webServer()),
                    Set.of(config.calls().safeHarbourSound()),
                    finding -> System.out.println("  " + finding.line()));
        }
        return complete ? 0 : 1;
    }
}
