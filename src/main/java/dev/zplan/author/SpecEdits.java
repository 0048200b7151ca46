package dev.zplan.author;

import dev.zplan.diagnostic.Source;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kinds;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.Spec;
import dev.zplan.zone.DesiredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the texts that a spec was read from, so that it wants something else; comments and layout stay. Where a change
 * cannot be made the answer says why, as half a sentence.
 *
 * <p>Whether the spec then wants what it should, and nothing else changed, is for the caller to see by reading the texts
 * again: expressions may use what was changed.
 */
public final class SpecEdits {

    private static final String ZONECFG = "zonecfg";
    private static final String ZONE = "zone";

    private final Spec spec;
    private final Kinds kinds;
    private final String defaultHost;
    private final Map<Source, Sheet> sheets = new LinkedHashMap<>();

    /** For a spec without errors. */
    public SpecEdits(Spec spec, Kinds kinds, String defaultHost) {
        this.spec = spec;
        this.kinds = kinds;
        this.defaultHost = defaultHost;
    }

    /**
     * Lets the spec want that value; answers why it cannot.
     *
     * @param resource what the spec wants so far
     * @param path the attribute, and the entry within it after a dot
     * @param from what it has been so far; null for not set
     * @param to what it is to be; null for not set
     */
    public Optional<String> set(DesiredResource resource, String path, @Nullable Value from, @Nullable Value to) {
        List<Block> items = items(resource);
        if (items.size() != 1) {
            return Optional.of(several(resource, items));
        }
        int dot = path.indexOf('.');
        String attribute = dot < 0 ? path : path.substring(0, dot);
        String entry = dot < 0 ? "" : path.substring(dot + 1);
        Pen pen = new Pen(items.get(0), this::sheet);
        String kind = resource.address().kind();
        if (resource.zone() == null) {
            return own(pen, pen.item(), resource, attribute, entry, to);
        }
        return switch (kind) {
            case ZONECFG -> new ConfigurationWriter(pen).set(attribute, entry, from, to);
            case "boot" -> pen.field(pen.item(), "state", state(to));
            case "install" -> Optional.of("how a zone was installed cannot be said afterwards");
            default ->
                part(pen.item(), resource)
                        .map(block -> own(pen, block, resource, attribute, entry, to))
                        .orElseGet(() -> Optional.of("no block of the zone stands for it"));
        };
    }

    /**
     * Lets the spec want no such resource any more: nothing of a zone whose configuration it is, and of a zone whose software it is
     * only the configuration. Answers why it cannot.
     */
    public Optional<String> remove(DesiredResource resource) {
        List<Block> items = items(resource);
        if (items.size() != 1) {
            return Optional.of(several(resource, items));
        }
        Pen pen = new Pen(items.get(0), this::sheet);
        String kind = resource.address().kind();
        if (resource.zone() == null) {
            return pen.remove(pen.item());
        }
        return switch (kind) {
            case ZONECFG -> pen.remove(pen.item());
            case "install", "boot" -> pen.field(pen.item(), "state", Value.text("configured"));
            default ->
                part(pen.item(), resource)
                        .map(pen::remove)
                        .orElseGet(() -> Optional.of("no block of the zone stands for it"));
        };
    }

    /** The changed texts, by the text that each was. */
    public Map<Source, String> texts() {
        Map<Source, String> texts = new LinkedHashMap<>();
        sheets.forEach((source, sheet) -> texts.put(source, sheet.text()));
        return texts;
    }

    private Sheet sheet(Source source) {
        boolean yaml = source.name().endsWith(".yaml") || source.name().endsWith(".yml");
        return sheets.computeIfAbsent(source, s -> yaml ? new YamlSheet(s) : new KdlSheet(s));
    }

    /** All that its node stands for: one, or as many as there are copies of it. */
    private List<Block> items(DesiredResource resource) {
        Optional<Block> item = spec.items().stream()
                .map(i -> i.block())
                .filter(block -> is(block, resource))
                .findFirst();
        return spec.items().stream()
                .map(i -> i.block())
                .filter(block ->
                        item.isPresent() && block.span().equals(item.get().span()))
                .toList();
    }

    private boolean is(Block block, DesiredResource resource) {
        String zone = resource.zone();
        if (zone == null) {
            return block.name().equals(resource.address().kind())
                    && block.span().equals(resource.span());
        }
        return block.name().equals(ZONE)
                && block.text("name").filter(zone::equals).isPresent()
                && block.text("host")
                        .orElse(defaultHost)
                        .equals(resource.address().host());
    }

    private static String several(DesiredResource resource, List<Block> items) {
        return items.isEmpty()
                ? "no spec speaks of it"
                : items.get(0).span() + " stands for " + items.size() + " of them, not for "
                        + resource.address().name() + " alone";
    }

    private static Optional<Block> part(Block zone, DesiredResource resource) {
        return zone.blocks().stream()
                .filter(block -> block.span().equals(resource.span()))
                .findFirst();
    }

    private static @Nullable Value state(@Nullable Value found) {
        return found != null && found.show().equals("halted") ? Value.text("installed") : found;
    }

    /** A resource that a module's fields describe: attributes have the names of fields, but for a net that asks for a VNIC. */
    private Optional<String> own(
            Pen pen, Block block, DesiredResource resource, String attribute, String entry, @Nullable Value to) {
        FieldDef field = kinds.get(resource.address().kind())
                .module()
                .field(attribute)
                .orElseThrow(() -> new IllegalArgumentException(attribute));
        Value said = to == null || !field.map() ? to : Spelling.property(field.properties(), entry, to);
        if (!field.map()) {
            String name = block.name().equals("net") && attribute.equals("vid") ? "vlan" : attribute;
            return pen.field(block, name, said);
        }
        return field.open() || block.name().equals("dataset")
                ? pen.field(block, entry, said)
                : pen.field(block, attribute, entry, said);
    }
}
