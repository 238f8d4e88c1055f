package dialer.core.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for every module: no cycles, libraries at home, one clock, names that say something. */
public final class HouseRules {

    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base|Common|Data|Info|Processor)");
    private static final Set<String> CLOCK_CALLS = Set.of("currentTimeMillis", "nanoTime");
    private static final String CLOCK = ".engine.SystemClock";

    private final String root;

    /** Rules for all packages below the given first word or words, {@code dialer} for the product. */
    public HouseRules(String root) {
        this.root = root;
    }

    /** Rule 3: no two packages know each other, directly or around a corner. */
    public ArchRule hasNoPackageCycle() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true)
                .as("rule 3: no package cycle");
    }

    /** A room that may not know certain others; names are without the root. */
    public ArchRule mayNotKnow(String room, String... others) {
        return noClasses().that().resideInAPackage(root + "." + room)
                .should().dependOnClassesThat().resideInAnyPackage(below(others))
                .allowEmptyShould(true)
                .as(room + " may not know " + String.join(", ", others));
    }

    /** Rule 4: packages of a library that may be used in the named rooms only. */
    public ArchRule livesIn(String[] libraryPackages, String... rooms) {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(below(rooms))
                .should().dependOnClassesThat(resideInAnyPackage(libraryPackages))
                .allowEmptyShould(true)
                .as("rule 4: " + String.join(", ", libraryPackages) + " live in " + String.join(", ", rooms));
    }

    /** Rule 4 for a library that no class of the module may use at all. */
    public ArchRule isUsedNowhere(String... libraryPackages) {
        return noClasses().that().resideInAPackage(root + "..")
                .should().dependOnClassesThat(resideInAnyPackage(libraryPackages))
                .allowEmptyShould(true)
                .as("rule 4: nobody here uses " + String.join(", ", libraryPackages));
    }

    /** Rule 5: time enters at one point. */
    public ArchRule onlySystemClockReadsTheClock() {
        DescribedPredicate<JavaAccess<?>> reading = describe("reads a clock", HouseRules::readsClock);
        return noClasses().that().resideInAPackage(root + "..")
                .and().doNotHaveFullyQualifiedName(root + CLOCK)
                .should().accessTargetWhere(reading)
                .allowEmptyShould(true)
                .as("rule 5: only engine.SystemClock reads a clock");
    }

    /** Rule 6: a class is called what it is. */
    public ArchRule namesSaySomething() {
        return noClasses().that().resideInAPackage(root + "..")
                .should().haveNameMatching(EMPTY_NAME.pattern())
                .allowEmptyShould(true)
                .as("rule 6: no class name ends in a word that says nothing");
    }

    private static boolean readsClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (owner.equals("java.lang.System")) {
            return CLOCK_CALLS.contains(name);
        }
        if (owner.equals("java.time.Clock")) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        boolean withoutArguments = target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().isEmpty();
        if (owner.startsWith("java.time.") && name.equals("now")) {
            return withoutArguments || readsZoneOnly((AccessTarget.CodeUnitAccessTarget) target);
        }
        return owner.equals("java.util.Date") && name.equals("<init>") && withoutArguments;
    }

    private static boolean readsZoneOnly(AccessTarget.CodeUnitAccessTarget call) {
        return call.getRawParameterTypes().stream().allMatch(type -> type.getName().equals("java.time.ZoneId"));
    }

    private String[] below(String... rooms) {
        return Arrays.stream(rooms).map(room -> root + "." + room).toArray(String[]::new);
    }
}
