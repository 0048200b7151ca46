package dev.zplan.sim.zfs;

import java.util.Optional;

/**
 * Whether a new dataset can have a name.
 *
 * @param pools where it is to be
 */
record Vacancy(Pools pools) {
    private static final String TOO_DEEP = "maximum name nesting depth exceeded";
    private static final String NO_FILESYSTEM = "parent is not a filesystem";

    /** Why no dataset can be made under that name. */
    Optional<String> refusal(String name) {
        Optional<String> fault = DatasetName.newFault(name, DatasetType.FILESYSTEM);
        if (fault.isPresent()) {
            return fault;
        }
        if (DatasetName.tooDeep(name)) {
            return Optional.of(TOO_DEEP);
        }
        Optional<String> noParent = noParent(name);
        return noParent.isEmpty() && pools.find(name).isPresent() ? Optional.of(Pools.EXISTS) : noParent;
    }

    /** Why nothing can be below the parent of that name (check_parents). */
    Optional<String> noParent(String name) {
        if (!name.contains("/")) {
            return Optional.of("missing dataset name");
        }
        String pool = name.substring(0, name.indexOf('/'));
        if (pools.pool(pool).isEmpty()) {
            return Optional.of("no such pool '" + pool + "'");
        }
        Optional<Dataset> parent = pools.find(Pools.parentOf(name));
        if (parent.isEmpty()) {
            return Optional.of("parent does not exist");
        }
        return parent.get().isFilesystem() ? Optional.empty() : Optional.of(NO_FILESYSTEM);
    }

    /** Why the ancestors of that name cannot be made where they are missing (zfs_create_ancestors). */
    Optional<String> noAncestors(String name) {
        if (DatasetName.tooDeep(name)) {
            return Optional.of(TOO_DEEP);
        }
        String pool = name.replaceAll("/.*", "");
        if (!name.contains("/") || pools.pool(pool).isEmpty()) {
            return noParent(name);
        }
        String nearest = Pools.parentOf(name);
        while (pools.find(nearest).isEmpty()) {
            nearest = Pools.parentOf(nearest);
        }
        return pools.find(nearest).filter(Dataset::isFilesystem).isPresent()
                ? Optional.empty()
                : Optional.of(NO_FILESYSTEM);
    }
}
