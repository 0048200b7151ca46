package dev.zplan.sim.zfs;

import java.util.Optional;

/**
 * Whether a new dataset can have a name.
 *
 * @param pools where it is to be
 */
record Vacancy(Pools pools) {

    /** Why no dataset can be made under that name. */
    Optional<String> refusal(String name) {
        Optional<String> fault = DatasetName.fault(name);
        if (fault.isPresent()) {
            return fault;
        }
        if (!name.contains("/")) {
            return Optional.of("missing dataset name");
        }
        return pools.find(name).isPresent() ? Optional.of(Pools.EXISTS) : noParent(name);
    }

    /** Why nothing can be below the parent of that name. */
    Optional<String> noParent(String name) {
        String pool = name.substring(0, name.indexOf('/'));
        if (pools.pool(pool).isEmpty()) {
            return Optional.of("no such pool '" + pool + "'");
        }
        Optional<Dataset> parent = pools.find(Pools.parentOf(name));
        if (parent.isEmpty()) {
            return Optional.of("parent does not exist");
        }
        return parent.get().isFilesystem() ? Optional.empty() : Optional.of("parent is not a filesystem");
    }
}
