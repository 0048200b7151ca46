package dev.zplan.sim.zfs;

/** What the rest of a host has that {@code zfs} asks it for. */
public interface Surroundings {

    /** A host of which nothing is known but its pools. */
    Surroundings NONE = new Surroundings() {
        @Override
        public boolean isOccupied(String directory) {
            return false;
        }

        @Override
        public boolean hasUser(String name) {
            return false;
        }

        @Override
        public boolean hasGroup(String name) {
            return false;
        }
    };

    /** Whether files or directories are in a directory. */
    boolean isOccupied(String directory);

    /** Whether there is a user of that name. */
    boolean hasUser(String name);

    /** Whether there is a group of that name. */
    boolean hasGroup(String name);
}
