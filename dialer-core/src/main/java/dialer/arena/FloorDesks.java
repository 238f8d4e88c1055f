package dialer.arena;

/**
 * Which of the world's agents sits at which of the core's desks. World and core give a call to the agent who has been
 * free longest; where two are equal and they choose differently, the two agents change desks.
 */
final class FloorDesks {
    /** What the world says of an agent. */
    enum Place { OFFLINE, PAUSED, READY, TALKING, WRAPPING }

    private final int[] desk;
    private final int[] sitting;
    private final Place[] places;
    private final long[] attempt;
    private final boolean[] machine;
    private final int[] steps;

    FloorDesks(int seats) {
        desk = new int[seats];
        sitting = new int[seats + 1];
        places = new Place[seats];
        attempt = new long[seats];
        machine = new boolean[seats];
        steps = new int[seats];
        for (int agent = 0; agent < seats; agent++) {
            desk[agent] = agent + 1;
            sitting[agent + 1] = agent;
            places[agent] = Place.OFFLINE;
        }
    }

    int seats() {
        return desk.length;
    }

    /** The core's id of the world's agent, from 1. */
    int desk(int agent) {
        return desk[agent];
    }

    /** The world's agent at the desk. */
    int sitting(int deskId) {
        return sitting[deskId];
    }

    Place place(int agent) {
        return places[agent];
    }

    void place(int agent, Place place) {
        places[agent] = place;
        if (place == Place.TALKING) {
            steps[agent] = 0;
        }
    }

    /** The agent's conversation has come to its next step; returns its place in the script, from 0. */
    int step(int agent) {
        return steps[agent]++;
    }

    /** The attempt whose outcome the agent owes, 0 for none. */
    long owed(int agent) {
        return attempt[agent];
    }

    void owe(int agent, long attemptId, boolean wasMachine) {
        attempt[agent] = attemptId;
        machine[agent] = wasMachine;
    }

    boolean metMachine(int agent) {
        return machine[agent];
    }

    /** The agent moves to that desk, and who sat there takes the agent's. */
    void swap(int agent, int deskId) {
        int other = sitting[deskId];
        int before = desk[agent];
        desk[agent] = deskId;
        sitting[deskId] = agent;
        desk[other] = before;
        sitting[before] = other;
    }
}
