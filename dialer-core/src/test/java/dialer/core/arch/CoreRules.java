package dialer.core.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What makes the core pure and its replay exact. Java's hashed collections iterate differently from one run of the
 * machine to the next, and a state restored from a snapshot must behave as the live one did.
 */
public final class CoreRules {

    private static final Set<String> OUTSIDE_WORLD = Set.of(
            "java.lang.System", "java.lang.Thread", "java.lang.ThreadLocal", "java.lang.Runtime", "java.lang.Process",
            "java.lang.ProcessBuilder", "java.lang.ClassLoader", "java.util.Random", "java.util.SplittableRandom",
            "java.util.UUID", "java.util.Timer", "java.util.TimerTask", "java.util.Date", "java.util.Calendar",
            "java.util.TimeZone", "java.util.Scanner", "java.util.ServiceLoader", "java.util.ResourceBundle");
    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap", "java.util.HashSet", "java.util.Hashtable", "java.util.IdentityHashMap",
            "java.util.WeakHashMap", "java.util.Properties");
    private static final Set<String> INEXACT_MATH = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot", "random");
    private static final Set<String> MIXED_FACTORIES = Set.of("of", "copyOf", "ofEntries");

    private final String core;

    /** Rules for the core below the given first word or words, {@code dialer} for the product. */
    public CoreRules(String root) {
        this.core = root + ".core";
    }

    /** Rule 1: nothing but itself and the plain parts of java.lang and java.util. */
    public ArchRule dependsOnPlainJavaOnly() {
        return classes().that().resideInAPackage(core + "..")
                .should().onlyDependOnClassesThat(resideInAnyPackage(core + "..", "java.lang", "java.lang.annotation",
                        "java.util", "java.util.function", "org.jspecify.annotations"))
                .as("rule 1: the core depends on itself, java.lang, java.util and java.util.function only");
    }

    /** Rule 1: no clock, chance, thread or machine, even where java.lang and java.util offer them. */
    public ArchRule touchesNoOutsideWorld() {
        return noClasses().that().resideInAPackage(core + "..")
                .should().dependOnClassesThat(named(OUTSIDE_WORLD))
                .as("rule 1: the core knows no system, thread, chance or calendar");
    }

    /** Rule 2: no collection whose order is not written down in its content. */
    public ArchRule usesOrderedCollectionsOnly() {
        return noClasses().that().resideInAPackage(core + "..")
                .should().dependOnClassesThat(named(UNORDERED))
                .orShould().accessTargetWhere(callOf("Set or Map factory with an order that changes from run to run",
                        access -> (access.getTargetOwner().isEquivalentTo(Set.class)
                                || access.getTargetOwner().isEquivalentTo(Map.class))
                                && MIXED_FACTORIES.contains(access.getTarget().getName()) && !fillsTransitions(access)))
                .as("rule 2: the core keeps things in an order that a restored state has too");
    }

    /** Rule 2: no hash in a result: it differs between runs for everything without its own hashCode. */
    public ArchRule putsNoHashIntoResults() {
        return noClasses().that().resideInAPackage(core + "..")
                .should().accessTargetWhere(callOf("hash code outside of a hashCode method",
                        access -> !access.getOrigin().getName().equals("hashCode") && asksForHash(access)))
                .as("rule 2: no hash code enters a result of the core");
    }

    /** Rule 2: StrictMath gives the same bits on every machine, Math may not. */
    public ArchRule calculatesWithStrictMath() {
        return noClasses().that().resideInAPackage(core + "..")
                .should().accessTargetWhere(callOf("function of Math that may differ in its last bit",
                        access -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && INEXACT_MATH.contains(access.getTarget().getName())))
                .as("rule 2: the core uses StrictMath for exp, log, pow and their kin");
    }

    /** Rule 3: nouns import nothing but nouns (and the ground with the checks that stay on). */
    public ArchRule nounsKnowNounsOnly() {
        return noClasses().that().resideInAnyPackage(nouns())
                .should().dependOnClassesThat(resideInAnyPackage(core, core + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(nounsAndGround()))))
                .as("rule 3: nouns import nothing but nouns");
    }

    /** The arrows inside the core: what may know what. */
    public List<ArchRule> arrows() {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(mayNotKnow("input", "flow", "state", "pacing", "timer"));
        rules.add(mayNotKnow("effect", "flow", "state", "pacing", "timer"));
        rules.add(mayNotKnow("state", "flow", "input"));
        rules.add(mayNotKnow("ground", "flow", "state", "input", "effect", "pacing", "timer"));
        rules.add(mayNotKnow("pacing", "flow", "state", "input", "effect"));
        rules.add(mayNotKnow("timer", "flow", "state", "input", "effect", "pacing"));
        rules.add(mayNotKnow("chance", "flow", "state", "input", "effect", "pacing", "timer"));
        return rules;
    }

    private ArchRule mayNotKnow(String room, String... others) {
        List<String> packages = new ArrayList<>(List.of(core));
        for (String other : others) {
            packages.add(core + "." + other + "..");
        }
        return noClasses().that().resideInAPackage(core + "." + room + "..")
                .should().dependOnClassesThat().resideInAnyPackage(packages.toArray(String[]::new))
                .allowEmptyShould(true)
                .as("rule 3: " + room + " knows neither DialerCore nor " + String.join(", ", others));
    }

    private String[] nouns() {
        return List.of("campaign", "contact", "attempt", "agent", "trunk", "pool").stream()
                .map(noun -> core + "." + noun + "..").toArray(String[]::new);
    }

    private String[] nounsAndGround() {
        List<String> allowed = new ArrayList<>(List.of(nouns()));
        allowed.add(core + ".ground..");
        return allowed.toArray(String[]::new);
    }

    /** A lifecycle's table is filled once, into an EnumMap, which has an order of its own. */
    private static boolean fillsTransitions(JavaAccess<?> access) {
        return access.getOriginOwner().isEnum() && access.getOrigin().getName().equals("<clinit>");
    }

    private static boolean asksForHash(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        boolean hashOfMany = access.getTargetOwner().isEquivalentTo(Objects.class) && name.equals("hash");
        return hashOfMany || name.equals("hashCode") || name.equals("identityHashCode");
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return describe("are one of " + names.stream().sorted().toList(), c -> names.contains(c.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> callOf(String what, Predicate<JavaAccess<?>> p) {
        return describe(what, p);
    }
}
