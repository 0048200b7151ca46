package dev.zplan.sim.smf;

/**
 * An instance as it is at a moment.
 *
 * @param service what it is
 * @param enabled whether it is to run
 * @param temporary whether that holds only until the next boot
 * @param state as {@code online}
 * @param next the state that it is on its way to; {@code none} mostly
 * @param since when it came into its state, in seconds since 1970
 * @param start when it starts or started, if it may
 * @param up when it is or was online, if it may be
 */
record Instance(
        Service service, boolean enabled, boolean temporary, State state, State next, long since, long start, long up) {

    /** The states of svc.startd. */
    enum State {
        ONLINE("online", "ON", '1', 2),
        OFFLINE("offline", "OFF", '0', 4),
        DISABLED("disabled", "DIS", 'd', 1),
        MAINTENANCE("maintenance", "MNT", 'm', 5),
        DEGRADED("degraded", "DGD", 'D', 3),
        NONE("none", "-", '-', 7);

        private final String word;
        private final String brief;
        private final char letter;
        private final int rank;

        State(String word, String brief, char letter, int rank) {
            this.word = word;
            this.brief = brief;
            this.letter = letter;
            this.rank = rank;
        }

        String word() {
            return word;
        }

        String brief() {
            return brief;
        }

        char letter() {
            return letter;
        }

        /** Its place when instances are sorted by state. */
        int rank() {
            return rank;
        }
    }

    String fmri() {
        return service.fmri();
    }

    boolean running() {
        return state == State.ONLINE || state == State.DEGRADED;
    }

    boolean transitioning() {
        return next != State.NONE;
    }
}
