package dev.zplan.cli;

import dev.zplan.resource.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of the files that an import writes: never one that is there, nor two that differ in capitals only. */
final class ImportNames {

    private static final List<String> SUFFIXES = List.of(".kdl", ".yaml", ".yml");

    private final Path folder;
    private final Set<String> taken = new HashSet<>();
    private final SortedMap<Address, String> names = new TreeMap<>();

    ImportNames(Path folder, Collection<Address> zones) {
        this.folder = folder;
        for (Address zone : zones) {
            String own = legal(zone.name());
            String other = legal(zone.host() + "-" + zone.name());
            boolean clash = taken.contains(own.toLowerCase(Locale.ROOT));
            String name = clash ? first(other) : own;
            if (!exists(name)) {
                take(zone, name);
            }
        }
    }

    /** The name for a zone's file; empty where there is a file of that name already. */
    Optional<String> of(Address zone) {
        return Optional.ofNullable(names.get(zone));
    }

    /** The name for what belongs to no single zone of a host. */
    String links(String host, boolean defaultHost) {
        Address subject = new Address(host, ImportFile.LINKS, ImportFile.LINKS);
        String known = names.get(subject);
        if (known == null) {
            known = first(defaultHost ? ImportFile.LINKS : legal(host) + "-" + ImportFile.LINKS);
            take(subject, known);
        }
        return known;
    }

    private void take(Address subject, String name) {
        names.put(subject, name);
        taken.add(name.toLowerCase(Locale.ROOT));
    }

    private String first(String name) {
        String free = name;
        for (int i = 2; taken.contains(free.toLowerCase(Locale.ROOT)) || exists(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private boolean exists(String name) {
        return SUFFIXES.stream().anyMatch(suffix -> Files.exists(folder.resolve(name + suffix)));
    }

    /** What every file system takes: zone names may not begin with a dot or a dash anyway. */
    private static String legal(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
