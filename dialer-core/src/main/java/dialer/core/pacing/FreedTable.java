package dialer.core.pacing;

import java.util.Arrays;

/**
 * P(an agent whose spell has reached an age is free by a node and its grace). A row of the table belongs to an edge of
 * the hazards' grid and is computed when an agent of that age is first asked about after {@link #learn}: a pool has far
 * fewer ages than the grid has edges.
 */
final class FreedTable {
    private static final int HALF_SECONDS = 64;
    private static final int EDGES = Hazard.EDGES.length;

    private final int nodes;
    private final Rows talking;
    private final Rows wrapping;
    private final double[] wrapUp = new double[HALF_SECONDS + 1];
    private final double[] rest = new double[HALF_SECONDS + 1];
    private final double[] untilS;
    private double stays;

    /** The rows of one hazard: by edge of the grid, then by node. */
    static final class Rows {
        private final double[] free;
        private final boolean[] known = new boolean[EDGES];

        Rows(int nodes) {
            free = new double[EDGES * nodes];
        }

        private void forget() {
            Arrays.fill(known, false);
        }

        /** Whether the row must be computed now. */
        private boolean asks(int edge) {
            boolean asks = !known[edge];
            known[edge] = true;
            return asks;
        }
    }

    FreedTable(int nodes) {
        this.nodes = nodes;
        this.talking = new Rows(nodes);
        this.wrapping = new Rows(nodes);
        this.untilS = new double[nodes];
    }

    /** Forgets every row; the hazards stay as they are until this is called again. */
    void learn(ServiceModel service, double[] answerS, double graceS) {
        talking.forget();
        wrapping.forget();
        for (ScriptSteps.Step step : service.steps().all()) {
            Rows rows = step.rows(nodes);
            if (rows != null) {
                rows.forget();
            }
        }
        service.wrapUp().rest(0, wrapUp);
        stays = service.stays();
        for (int j = 0; j < nodes; j++) {
            untilS[j] = answerS[j] + graceS;
        }
    }

    /** By node, of an agent who has talked for so many seconds. */
    void talking(ServiceModel service, double ageS, double[] free) {
        talking(service.talk(), talking, ageS, free);
    }

    /** By node, of an agent who has come to a step of the script so many seconds ago; the step has rows. */
    void atStep(ScriptSteps.Step step, Rows rows, double ageS, double[] free) {
        talking(step.rest(), rows, ageS, free);
    }

    private void talking(Hazard talk, Rows rows, double ageS, double[] free) {
        int b = Hazard.step(ageS);
        fillTalking(talk, rows, b);
        fillTalking(talk, rows, b + 1);
        between(rows.free, b, ageS, free);
    }

    /** By node, of an agent who has wrapped up for so many seconds. */
    void wrapping(ServiceModel service, double ageS, double[] free) {
        int b = Hazard.step(ageS);
        fillWrapping(service, b);
        fillWrapping(service, b + 1);
        between(wrapping.free, b, ageS, free);
    }

    private void between(double[] table, int b, double ageS, double[] free) {
        double part = StrictMath.min(1, (ageS - Hazard.EDGES[b]) / (Hazard.EDGES[b + 1] - Hazard.EDGES[b]));
        for (int j = 0; j < nodes; j++) {
            free[j] = (1 - part) * table[b * nodes + j] + part * table[(b + 1) * nodes + j];
        }
    }

    private void fillWrapping(ServiceModel service, int edge) {
        if (!wrapping.asks(edge)) {
            return;
        }
        service.wrapUp().rest(Hazard.EDGES[edge], rest);
        for (int j = 0; j < nodes; j++) {
            wrapping.free[edge * nodes + j] = stays * (1 - at(rest, 2 * untilS[j]));
        }
    }

    private void fillTalking(Hazard talk, Rows rows, int edge) {
        if (!rows.asks(edge)) {
            return;
        }
        talk.rest(Hazard.EDGES[edge], rest);
        for (int j = 0; j < nodes; j++) {
            int steps = (int) StrictMath.min(HALF_SECONDS, StrictMath.round(2 * untilS[j]));
            double sum = 0;
            for (int u = 0; u < steps; u++) {
                sum += (rest[u] - rest[u + 1]) * (1 - 0.5 * (wrapUp[steps - u] + wrapUp[steps - u - 1]));
            }
            rows.free[edge * nodes + j] = stays * sum;
        }
    }

    /** A table of half seconds at a place between two of its entries. */
    private static double at(double[] table, double halfSeconds) {
        int low = (int) StrictMath.min(HALF_SECONDS - 1, halfSeconds);
        return table[low] + StrictMath.min(1, halfSeconds - low) * (table[low + 1] - table[low]);
    }
}
