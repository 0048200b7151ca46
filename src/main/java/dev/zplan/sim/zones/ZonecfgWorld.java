package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneIndex;
import dev.zplan.sim.zonecfg.ZoneWorld;
import java.util.Optional;

/**
 * The host as zonecfg sees it.
 *
 * @param machine the host
 */
public record ZonecfgWorld(Machine machine) implements ZoneWorld {

    @Override
    public Flavour flavour() {
        return machine.flavour();
    }

    @Override
    public ZoneIndex zones() {
        return machine.index();
    }

    @Override
    public Optional<String> kernelState(String zone) {
        return machine.kernel().find(zone).map(z -> z.state().word());
    }

    @Override
    public Optional<String> readFile(String path) {
        return Optional.ofNullable(machine.files().get(path))
                .filter(e -> !e.isDirectory())
                .map(Entry::text);
    }

    @Override
    public boolean isDirectory(String path) {
        return machine.files().isDirectory(path);
    }

    @Override
    public boolean writeFile(String path, String text) {
        if (!machine.files().isDirectory(FileView.parent(path))) {
            return false;
        }
        machine.files().put(path, Entry.file(text));
        return true;
    }

    @Override
    public Optional<ZoneConfig> detachedConfig(String zonepath) {
        return readFile(zonepath + Detach.FILE).flatMap(ZoneXmlReader::read);
    }

    @Override
    public boolean isUser(String name) {
        return readFile("/etc/passwd").orElse("").lines().anyMatch(l -> l.startsWith(name + ":"));
    }
}
