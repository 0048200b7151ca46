package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Item;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each template says of each of some zones, expressions evaluated. */
public final class TemplateValues {

    private final Map<String, Map<String, Block>> byZone;

    private TemplateValues(Map<String, Map<String, Block>> byZone) {
        this.byZone = byZone;
    }

    /**
     * Asks the templates. One that has errors, or that needs variables, says nothing.
     *
     * @param loader the workspace's
     * @param zones the zones, each of another name
     * @param folder where files may be written for the time being
     * @throws IOException if they cannot
     */
    public static TemplateValues read(SpecLoader loader, Collection<Sketch> zones, Path folder) throws IOException {
        Map<String, Map<String, Block>> byZone = new HashMap<>();
        for (String template : loader.templates().names()) {
            Path file = folder.resolve("template.kdl");
            Files.writeString(file, KdlWriter.literal().print(bare(zones, template)));
            for (Item item : loader.load(List.of(new PlanFile("template", file)), Inputs.none())
                    .items()) {
                item.block()
                        .text("name")
                        .ifPresent(zone -> byZone.computeIfAbsent(zone, z -> new TreeMap<>())
                                .put(template, item.block()));
            }
            Files.delete(file);
        }
        return new TemplateValues(byZone);
    }

    /** Zones of which nothing is said but the template, and the host, which expressions may speak of. */
    private static List<Sketch> bare(Collection<Sketch> zones, String template) {
        List<Sketch> bare = new ArrayList<>();
        for (Sketch zone : zones) {
            List<Sketch> entries = new ArrayList<>(List.of(Sketch.field("template", Value.text(template))));
            zone.entries().stream().filter(e -> e.name().equals("host")).forEach(entries::add);
            bare.add(new Sketch(zone.name(), zone.arguments(), entries, List.of()));
        }
        return bare;
    }

    /** What each template says of that zone, by the template's name. */
    Map<String, Block> of(String zone) {
        return Collections.unmodifiableMap(byZone.getOrDefault(zone, Map.of()));
    }
}
