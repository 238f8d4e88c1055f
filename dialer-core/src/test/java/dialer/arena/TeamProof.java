package dialer.arena;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The frame of the proofs that play days of work with teams of 5, 10 and 25: {@code dialer prove NAME [DAYS [AGENTS]]},
 * with AGENTS for one team of that size alone. Exit code 0 when the claim holds for every team, 1 when it does not, 2
 * for a bad argument.
 */
public final class TeamProof {
    /** A day's length. */
    public static final long DAY_MS = 8 * 3_600_000L;

    /** What happens earlier in a day is not counted: the pacer does not know the market yet. */
    public static final long WARM_UP_MS = DAY_MS / 16;

    private static final List<Integer> TEAMS = List.of(5, 10, 25);
    private static final int LARGEST_TEAM = 500;

    private TeamProof() {
    }

    /** What is claimed of every team. */
    public interface Claim {
        /** Plays so many days with so many agents, prints a line about them, and says whether the claim holds. */
        boolean holds(int agents, int days);
    }

    /** A figure's mean over days, and the standard error of that mean. */
    public record Mean(double mean, double error) {
        /** Of days numbered from 0. */
        public static Mean of(int days, IntToDoubleFunction figure) {
            double[] each = IntStream.range(0, days).mapToDouble(figure).toArray();
            double mean = IntStream.range(0, days).mapToDouble(day -> each[day]).sum() / days;
            double squares = IntStream.range(0, days).mapToDouble(day -> Math.pow(each[day] - mean, 2)).sum();
            return new Mean(mean, Math.sqrt(squares / days / (days - 1)));
        }
    }

    /** Tries the claim on every team and ends the process. */
    public static void run(String name, int usualDays, String[] args, Claim claim) {
        int days = args.length > 0 ? number(args[0]) : usualDays;
        int agents = args.length > 1 ? number(args[1]) : LARGEST_TEAM;
        if (days < 2 || agents < 1 || agents > LARGEST_TEAM || args.length > 2) {
            System.err.println("prove " + name + " [DAYS [AGENTS]]: how many days of eight hours, from 2, and how many "
                    + "agents, 1 to " + LARGEST_TEAM + "?");
            System.exit(2);
        }
        List<Integer> teams = args.length > 1 ? List.of(agents) : TEAMS;
        System.exit(teams.stream().filter(team -> !claim.holds(team, days)).count() == 0 ? 0 : 1);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException wrong) {
            return 0;
        }
    }
}
