package dev.zplan.sim;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.zonecfg.ByteText;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneIndex;
import dev.zplan.sim.zonecfg.ZoneWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The host as zonecfg sees it, with the real machine's files around it. The simulated host's own files are found first; what is
 * written goes to the real machine where it has the directory, for a script will read it there.
 *
 * @param inner the host
 * @param directory where relative paths begin
 */
record OutsideFiles(ZoneWorld inner, Path directory) implements ZoneWorld {

    /** That host, with the files that its caller sees around it. */
    static ZoneWorld around(ZoneWorld host, Outside outside) {
        Path directory = outside.directory();
        return directory == null ? host : new OutsideFiles(host, directory);
    }

    @Override
    public Flavour flavour() {
        return inner.flavour();
    }

    @Override
    public ZoneIndex zones() {
        return inner.zones();
    }

    @Override
    public Optional<String> kernelState(String zone) {
        return inner.kernelState(zone);
    }

    @Override
    public Optional<String> readFile(String path) {
        return inner.readFile(path).or(() -> real(path).flatMap(OutsideFiles::text));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(ByteText.decode(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isDirectory(String path) {
        if (inner.isDirectory(path)) {
            return true;
        }
        return inner.readFile(path).isEmpty()
                && real(path).filter(Files::isDirectory).isPresent();
    }

    @Override
    public boolean writeFile(String path, String text) {
        Optional<Path> file = real(path).filter(f -> f.getParent() != null && Files.isDirectory(f.getParent()));
        if (file.isEmpty()) {
            return inner.writeFile(path, text);
        }
        try {
            Files.write(file.get(), ByteText.encode(text));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Path> real(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(directory.resolve(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ZoneConfig> detachedConfig(String zonepath) {
        return inner.detachedConfig(zonepath);
    }

    @Override
    public boolean isUser(String name) {
        return inner.isUser(name);
    }
}
