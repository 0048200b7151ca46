package dev.zplan.cli;

import dev.zplan.author.LinkAuthor;
import dev.zplan.author.Sketch;
import dev.zplan.author.SpecWriter;
import dev.zplan.author.Written;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of an import, whichever of the zones come in.
 *
 * @param written the zones as specs have them
 * @param links whose links are whose, by host
 * @param names the names of files
 * @param folder where they will be
 * @param plan the name of the plan in a file
 * @param writer the language
 * @param defaultHost the host of what names none
 * @param all whether links come in too that none of the zones has
 */
record ImportDraft(
        SortedMap<Address, Written> written,
        Map<String, HostLinks> links,
        ImportNames names,
        Path folder,
        Function<Path, String> plan,
        SpecWriter writer,
        String defaultHost,
        boolean all) {

    ImportDraft {
        written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
        links = Map.copyOf(links);
    }

    /** The files for these zones, each in its own, and for what several of them share. */
    List<ImportFile> files(Set<Address> zones, boolean withLinks) {
        List<ImportFile> files = new ArrayList<>();
        for (String host : new TreeSet<>(links.keySet())) {
            SortedSet<String> here = new TreeSet<>();
            zones.stream().filter(z -> z.host().equals(host)).forEach(z -> here.add(z.name()));
            HostLinks owners = links.get(host);
            if (owners == null || (here.isEmpty() && !all)) {
                continue;
            }
            SortedMap<String, String> stubs = withLinks ? owners.stubs(here) : new TreeMap<>();
            here.forEach(zone -> files.add(zone(new Address(host, Survey.ZONE, zone), stubs)));
            if (withLinks) {
                SortedMap<String, Resource> vnics = owners.shared(here);
                SortedSet<String> shared = owners.sharedStubs(here, all);
                if (!vnics.isEmpty() || !shared.isEmpty()) {
                    files.add(links(host, shared, vnics));
                }
            }
        }
        return files;
    }

    private ImportFile zone(Address zone, SortedMap<String, String> stubs) {
        List<Sketch> nodes = new ArrayList<>();
        List<Address> targets = new ArrayList<>(List.of(zone));
        stubs.forEach((stub, user) -> {
            if (user.equals(zone.name())) {
                nodes.add(author(zone.host()).etherstub(stub));
                targets.add(new Address(zone.host(), "etherstub", stub));
            }
        });
        nodes.add(remarked(Objects.requireNonNull(written.get(zone))));
        return file(zone, names.of(zone).orElseThrow(), nodes, targets);
    }

    private static Sketch remarked(Written written) {
        Sketch zone = written.zone();
        List<String> remarks = new ArrayList<>(zone.remarks());
        written.lost().forEach(what -> remarks.add("Not said here: " + what.what()));
        return new Sketch(zone.name(), zone.arguments(), zone.entries(), remarks);
    }

    private ImportFile links(String host, SortedSet<String> stubs, SortedMap<String, Resource> vnics) {
        List<Sketch> nodes = new ArrayList<>();
        List<Address> targets = new ArrayList<>();
        stubs.forEach(stub -> {
            nodes.add(author(host).etherstub(stub));
            targets.add(new Address(host, "etherstub", stub));
        });
        vnics.values().forEach(vnic -> {
            nodes.add(author(host).vnic(vnic));
            targets.add(vnic.address());
        });
        Address subject = new Address(host, ImportFile.LINKS, ImportFile.LINKS);
        return file(subject, names.links(host, host.equals(defaultHost)), nodes, targets);
    }

    private LinkAuthor author(String host) {
        return new LinkAuthor(host.equals(defaultHost) ? null : host);
    }

    private ImportFile file(Address subject, String name, List<Sketch> nodes, List<Address> targets) {
        Path path = folder.resolve(name + "." + writer.suffix());
        return new ImportFile(subject, plan.apply(path), path, writer.print(nodes), targets);
    }
}
