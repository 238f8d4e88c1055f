package dialer.api.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.api.config.DialerConfig.Calls;
import dialer.api.config.DialerConfig.Destination;
import dialer.api.config.DialerConfig.Http;
import dialer.api.config.DialerConfig.Node;
import dialer.api.config.DialerConfig.Outbound;
import dialer.api.config.DialerConfig.PauseReason;
import dialer.api.config.DialerConfig.Softphone;
import dialer.api.config.DialerConfig.Trunk;
import dialer.api.courier.outbound.Network;
import dialer.api.store.DatabaseSettings;
import dialer.compliance.RulePack;
import dialer.engine.EngineSettings;
import dialer.engine.WaitChoice;
import dialer.telephony.translate.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code dialer.yaml} into records. Every default stands here and, in words, in the file that we ship. */
public final class ConfigFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern WEB_SOCKET = Pattern.compile("wss?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._/-]*)?");

    private final List<String> problems = new ArrayList<>();
    private final Section root;

    private ConfigFile(ObjectNode tree) {
        this.root = new Section("", tree, problems);
    }

    /**
     * Reads and checks the file.
     *
     * @throws ConfigException naming every key that is wrong
     */
    public static DialerConfig read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException(file.toString(), List.of("There is no such file"));
        } catch (IOException e) {
            throw new ConfigException(file.toString(), List.of("The file cannot be read: " + e.getMessage()));
        }
    }

    /** The same for text that stands in memory. */
    public static DialerConfig parse(String name, String yaml) {
        ConfigFile file = new ConfigFile(tree(name, yaml));
        DialerConfig config = file.all();
        file.root.refuseUnknown();
        if (!file.problems.isEmpty()) {
            throw new ConfigException(name, file.problems);
        }
        return config;
    }

    /** Every key there is, as {@code section.key}; for the test that compares them with the file that we ship. */
    static Set<String> keys(String yaml) {
        ConfigFile file = new ConfigFile(tree("", yaml));
        file.all();
        return file.root.askedFor();
    }

    private static ObjectNode tree(String name, String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new ConfigException(name, List.of("The file needs keys and values"));
        } catch (JsonProcessingException e) {
            throw new ConfigException(name, List.of("Not YAML: " + e.getOriginalMessage() + " in line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())));
        }
    }

    private DialerConfig all() {
        Path data = Path.of(root.text("dataDirectory", "var"));
        Path packs = Path.of(root.text("rulePackDirectory", "config/rulepacks"));
        Section callSection = root.section("calls");
        boolean simulatedPeople = callSection.flag("simulatedPeople", false);
        Map<String, RulePack> rulePacks = RulePackFiles.readAll(packs, simulatedPeople, problems);
        Calls calls = calls(callSection, simulatedPeople, rulePacks);
        return new DialerConfig(data, http(root.section("http")), database(root.section("database"), data),
                engine(root.section("engine"), data), nodes(simulatedPeople), softphone(root.section("softphone")),
                calls, outbound(root.section("outbound")), pauseReasons(), destinations(), packs, rulePacks,
                RetentionSection.read(root.section("retention"), data));
    }

    private Http http(Section s) {
        Path certificate = s.file("certificate");
        Path key = s.file("key");
        if ((certificate == null) != (key == null)) {
            s.wrong("key", "certificate and key belong together");
        }
        return new Http(s.text("host", "127.0.0.1"), s.number("port", 8_080, 1, 65_535), s.flag("https", false),
                certificate, key, s.number("maxUploadMegabytes", 2_048, 1, 100_000) * 1_048_576L,
                s.text("metricsToken", ""));
    }

    private static DatabaseSettings database(Section s, Path data) {
        String url = s.text("url", "");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            s.wrong("url", "a URL such as jdbc:postgresql://host/database is needed");
        }
        return new DatabaseSettings(url.isEmpty() ? null : url, s.text("user", "dialer"), s.text("password", ""),
                s.number("poolSize", 10, 2, 100), data.resolve("postgres"), s.number("embeddedPort", 0, 0, 65_535));
    }

    private EngineSettings engine(Section s, Path data) {
        int ringSize = s.number("ringSize", 16_384, 64, 1 << 20);
        if (Integer.bitCount(ringSize) != 1) {
            s.wrong("ringSize", "a power of two is needed, not " + ringSize);
            ringSize = 16_384;
        }
        return new EngineSettings(data.resolve("engine"), ringSize,
                s.choice("wait", WaitChoice.BLOCKING, WaitChoice.class),
                s.duration("tick", "50ms", Duration.ofMillis(1), Duration.ofSeconds(1)),
                s.number("snapshotEveryInputs", 200_000, 100, Integer.MAX_VALUE),
                s.duration("snapshotEvery", "10m", Duration.ofSeconds(1), Duration.ofDays(1)),
                s.number("snapshotsKept", 3, 2, 100), s.number("minFreeMegabytes", 512, 0, 1_000_000) * 1_048_576L);
    }

    private List<Node> nodes(boolean simulatedPeople) {
        List<Node> nodes = new ArrayList<>();
        Set<Integer> nodeIds = new HashSet<>();
        Set<Integer> trunkIds = new HashSet<>();
        for (Section s : root.sections("nodes")) {
            Node node = node(s, trunkIds, simulatedPeople);
            if (!nodeIds.add(node.id())) {
                s.wrong("id", "node " + node.id() + " stands here twice");
            }
            nodes.add(node);
        }
        return nodes;
    }

    private Node node(Section s, Set<Integer> trunkIds, boolean simulatedPeople) {
        List<Trunk> trunks = new ArrayList<>();
        for (Section t : s.sections("trunks")) {
            Trunk trunk = new Trunk(t.number("id", 1, 1, 10_000), t.text("name", "trunk"),
                    t.required("pattern", "a dial string such as PJSIP/%s@carrier"),
                    t.number("capacity", 30, 1, 10_000),
                    t.number("callsPerSecond", 10, 1, 50), t.number("silentToOpen", 5, 1, 1_000),
                    t.duration("openFor", "30s", Duration.ofSeconds(1), Duration.ofHours(1)).toMillis(),
                    t.flag("simulated", false));
            if (simulatedPeople && !trunk.simulated()) {
                t.wrong("simulated", "the trunk " + trunk.name() + " may reach real people, so that"
                        + " calls.simulatedPeople: true and packs such as demo are refused; say true here only where"
                        + " nobody real is behind it");
            }
            if (!trunkIds.add(trunk.id())) {
                t.wrong("id", "trunk " + trunk.id() + " stands here twice");
            }
            trunks.add(trunk);
        }
        int webSeats = s.number("webSeats", 0, 0, 999);
        String webServer = s.text("webServer", "");
        if ((webSeats > 0 || !webServer.isEmpty()) && !WEB_SOCKET.matcher(webServer).matches()) {
            s.wrong("webServer", "browser seats need an address such as wss://pbx.example.net:8089/ws");
        }
        return new Node(s.number("id", 1, 1, 1_000), s.text("name", "asterisk"), s.text("host", "127.0.0.1"),
                s.number("port", 5_038, 1, 65_535), s.flag("tls", false), s.file("caFile"), s.text("user", "dialer"),
                s.required("secret", "the AMI secret, best as ${ENV:NAME} or ${FILE:path},"), s.text("idPrefix", "d1"),
                s.number("callsPerSecond", 20, 1, 50), s.number("maxLegs", 500, 1, 10_000),
                s.text("seatPattern", "PJSIP/seat-%03d"), s.number("seats", 50, 0, 999),
                s.text("seatServer", ""), webSeats, s.text("webSeatPattern", Routes.USUAL_WEB_SEAT), webServer, trunks);
    }

    private static Softphone softphone(Section s) {
        List<String> turn = s.texts("turnServers");
        String secret = s.text("turnSecret", "");
        if (turn.isEmpty() != secret.isEmpty()) {
            s.wrong("turnSecret", "turnServers and turnSecret belong together");
        }
        return new Softphone(s.texts("stunServers"), turn, secret,
                s.duration("turnLifetime", "12h", Duration.ofMinutes(5), Duration.ofDays(1)),
                s.duration("iceWait", "500ms", Duration.ofMillis(50), Duration.ofSeconds(5)));
    }

    private static Calls calls(Section s, boolean simulatedPeople, Map<String, RulePack> packs) {
        String pack = s.text("rulePack", "ru");
        if (!packs.isEmpty() && !packs.containsKey(pack)) {
            s.wrong("rulePack", "one of " + packs.keySet().stream().sorted().toList() + " is needed, not " + pack
                    + (simulatedPeople ? "" : "; packs for simulated people need simulatedPeople: true"));
        }
        return new Calls(pack, s.text("safeHarbourSound", "dialer/safe-harbour"),
                s.number("ownCallbackMinutes", 15, 0, 1_440), simulatedPeople);
    }

    private static Outbound outbound(Section s) {
        List<Network> networks = new ArrayList<>();
        for (String text : s.texts("allowedNetworks")) {
            try {
                networks.add(Network.of(text));
            } catch (IllegalArgumentException e) {
                s.wrong("allowedNetworks", String.valueOf(e.getMessage()));
            }
        }
        return new Outbound(s.flag("allowHttp", false), networks);
    }

    private List<PauseReason> pauseReasons() {
        List<PauseReason> reasons = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (Section s : root.sections("pauseReasons")) {
            PauseReason reason = new PauseReason(s.number("id", reasons.size() + 1, 1, 1_000),
                    s.required("code", "a code"),
                    s.required("labelRu", "a Russian label"), s.required("labelEn", "an English label"),
                    s.flag("planned", true));
            if (!ids.add(reason.id())) {
                s.wrong("id", "reason " + reason.id() + " stands here twice");
            }
            reasons.add(reason);
        }
        return reasons.isEmpty() ? usualReasons() : reasons;
    }

    private List<Destination> destinations() {
        List<Destination> destinations = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (Section s : root.sections("transferDestinations")) {
            Destination one = new Destination(s.number("id", destinations.size() + 1, 1, 1_000),
                    s.required("labelRu", "a Russian label"), s.required("labelEn", "an English label"),
                    s.required("number", "a number such as +74951234567"));
            if (!one.number().isEmpty() && !E164.matcher(one.number()).matches()) {
                s.wrong("number", "a number with + and country, digits only, is needed");
            }
            if (!ids.add(one.id())) {
                s.wrong("id", "destination " + one.id() + " stands here twice");
            }
            destinations.add(one);
        }
        return destinations;
    }

    private static List<PauseReason> usualReasons() {
        return List.of(new PauseReason(1, "break", "Перерыв", "Break", true),
                new PauseReason(2, "lunch", "Обед", "Lunch", true),
                new PauseReason(3, "training", "Обучение", "Training", true),
                new PauseReason(4, "technical", "Неполадки", "Technical trouble", false),
                new PauseReason(5, "other", "Другое", "Other", false));
    }
}
