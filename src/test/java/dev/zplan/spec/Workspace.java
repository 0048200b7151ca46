package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files in a folder, and a load of them. */
final class Workspace {

    private final Path folder;
    private final Map<String, Source> templates = new LinkedHashMap<>();
    private final List<PlanFile> plans = new ArrayList<>();
    private Placement placement = Placement.none();

    Workspace(Path folder) {
        this.folder = folder;
    }

    /** Writes a file. */
    Workspace file(String name, String text) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that is a plan of its own, named without its suffix. */
    Workspace plan(String name, String text) {
        plans.add(new PlanFile(name.substring(0, name.lastIndexOf('.')), folder.resolve(name)));
        return file(name, text);
    }

    /** A template in KDL. */
    Workspace template(String name, String text) {
        templates.put(name, new Source("templates/" + name + ".kdl", text));
        return this;
    }

    /** A template in YAML. */
    Workspace yamlTemplate(String name, String text) {
        templates.put(name, new Source("templates/" + name + ".yaml", text));
        return this;
    }

    /** Where things may be placed. */
    Workspace placement(Placement known) {
        placement = known;
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Spec load() {
        return load(Inputs.none());
    }

    Spec load(Inputs inputs) {
        return new SpecLoader(Schemas.ZONE, List.of(Schemas.ETHERSTUB), Templates.of(templates), folder, placement)
                .load(plans, inputs);
    }

    /** {@code file:line:column+length code} of every diagnostic. */
    static List<String> places(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d -> (d.span() == null ? "-" : d.span() + "+" + d.span().length()) + " " + d.code())
                .toList();
    }
}
