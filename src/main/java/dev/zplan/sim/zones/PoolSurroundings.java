package dev.zplan.sim.zones;

import dev.zplan.sim.files.Accounts;
import dev.zplan.sim.zfs.Surroundings;

/** What {@code zfs} sees of a host: the files of its global zone. */
record PoolSurroundings(Machine machine) implements Surroundings {

    @Override
    public boolean isOccupied(String directory) {
        // One command may mount several, each over what the one before brought.
        machine.fileStore().remount();
        return !machine.files().list(directory).isEmpty();
    }

    @Override
    public boolean hasUser(String name) {
        return new Accounts(machine.files()).user(name).isPresent();
    }

    @Override
    public boolean hasGroup(String name) {
        return new Accounts(machine.files()).group(name).isPresent();
    }
}
