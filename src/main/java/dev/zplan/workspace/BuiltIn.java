package dev.zplan.workspace;

import dev.zplan.diagnostic.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The modules and templates that zplan brings along. */
final class BuiltIn {

    /** The files of {@code modules/}. */
    static final List<String> MODULES = List.of(
            "boot",
            "brand",
            "dataset",
            "etherstub",
            "install",
            "link",
            "publisher",
            "snapshot",
            "ssl-file",
            "vnic",
            "zonecfg");

    /** The files of {@code templates/}. */
    static final List<String> TEMPLATES =
            List.of("illumos", "ipkg", "lipkg", "lx", "nlipkg", "omnios", "openindiana", "pkgsrc", "sparse");

    private static final String FOLDER = "/dev/zplan/builtin/";

    private BuiltIn() {}

    /** All files of a folder, by name without suffix. */
    static Map<String, Source> sources(String folder, List<String> names) {
        Map<String, Source> sources = new TreeMap<>();
        for (String name : names) {
            sources.put(name, read(folder + "/" + name + ".kdl"));
        }
        return sources;
    }

    private static Source read(String path) {
        try (InputStream in = BuiltIn.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return new Source("built-in " + path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
