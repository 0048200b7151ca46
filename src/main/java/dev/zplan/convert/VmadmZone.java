package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.zone.ZoneSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One payload of vmadm, or what {@code vmadm get} prints; keys are those of vmadm(8). Memory there is in MiB, quota in GiB. */
final class VmadmZone {

    private static final Set<String> SMARTOS = Set.of("joyent", "joyent-minimal", "builder");
    private static final List<String> VERBS = List.of("set_", "remove_", "add_", "update_");
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Beginning beginning;
    private final Datum.Table table;
    private final Diagnostics out;
    private final NodeDraft zone;
    private final Members members;
    private final Map<String, String> links;

    private VmadmZone(Beginning beginning, Datum.Table table, Map<String, String> links, Diagnostics out) {
        this.beginning = beginning;
        this.table = table;
        this.links = links;
        this.out = out;
        this.zone = new NodeDraft(ZoneSchema.ZONE, out);
        this.members = new Members(zone);
    }

    /** How many of these names are keys of vmadm, and of no other tool. */
    static long known(List<Datum.Entry> entries) {
        return entries.stream()
                .map(Datum.Entry::name)
                .filter(name -> VmadmKeys.isKnown(name) && !ZadmKeys.isKnown(name))
                .count();
    }

    /**
     * Converts a payload.
     *
     * @param fallback what to call the zone where the payload has no name for it
     * @param links the links that stand for nic tags
     * @return empty, and told, for machines and impossible names
     */
    static Optional<Piece> convert(
            Datum.Table table, String fallback, Span span, Map<String, String> links, Diagnostics out) {
        Optional<Datum.Entry> named = Stream.of("zonename", "alias", "uuid")
                .flatMap(key -> table.find(key).stream())
                .filter(e -> e.value() instanceof Datum.Word)
                .findFirst();
        String name = named.flatMap(e -> table.word(e.name())).orElse(fallback);
        Span at = named.map(Datum.Entry::span).orElse(span);
        String brand = table.word("brand").orElse("joyent");
        Span brandAt = table.find("brand").map(Datum.Entry::span).orElse(at);
        if (!Beginning.isName(name, at, out) || Beginning.isMachine(name, brand, brandAt, out)) {
            return Optional.empty();
        }
        if (SMARTOS.contains(brand)) {
            out.warning(
                    "zplan::convert::brand_changed",
                    "zone " + name + " becomes one of brand illumos: brand " + brand + " exists on SmartOS only",
                    brandAt,
                    "the brand illumos of OmniOS takes images of SmartOS; change the template for another");
        }
        Beginning beginning = new Beginning(name, SMARTOS.contains(brand) ? "illumos" : brand);
        VmadmZone one = new VmadmZone(beginning, table, links, out);
        if (SMARTOS.contains(brand)) {
            one.zone.remark("of brand " + brand + " on SmartOS");
        }
        one.write(at);
        return Optional.of(new Piece(Piece.Kind.PLAN, name, List.of(one.zone.sketch())));
    }

    private void write(Span at) {
        boolean autoboot = table.find("autoboot").flatMap(members::flag).orElse(true);
        beginning.write(zone, Optional.empty(), Optional.empty(), autoboot);
        Optional<Datum.Entry> image = table.find("image_uuid");
        beginning.image(
                zone,
                table.word("image_uuid")
                        .filter(id -> id.matches("[0-9A-Za-z.-]+"))
                        .orElse("image"),
                image.map(Datum.Entry::span).orElse(at),
                out);
        memory();
        protect();
        for (Datum.Entry entry : table.entries()) {
            if (!(entry.value() instanceof Datum.Nothing) || !VmadmKeys.isKnown(entry.name())) {
                entry(entry);
            }
        }
        told();
    }

    private void entry(Datum.Entry entry) {
        switch (entry.name()) {
            case "brand", "zonename", "autoboot" -> {}
            case "max_physical_memory", "max_swap", "max_locked_memory", "ram" -> {}
            case "indestructible_zoneroot", "indestructible_delegated" -> {}
            case "alias" -> alias(entry);
            case "uuid" -> {
                if (!Members.isWord(entry, beginning.name())) {
                    rest(entry);
                }
            }
            case "image_uuid" -> imageUuid(entry);
            case "hostname" -> {
                if (!Members.isWord(entry, beginning.name())) {
                    zone.unsupported(entry, "a zone calls itself by its name when it is installed");
                }
            }
            case "cpu_cap" -> cpuCap(entry);
            case "cpu_shares" -> zone.set("cpu-shares", entry);
            case "zfs_io_priority" -> zone.set("zfs-io-priority", entry);
            case "max_lwps", "max_msg_ids", "max_sem_ids", "max_shm_ids" ->
                zone.set(entry.name().replace('_', '-'), entry);
            case "max_shm_memory" -> mebibytes(entry).ifPresent(size -> zone.set("max-shm-memory", size, entry));
            case "limit_priv" -> {
                if (!Members.isWord(entry, "default")) {
                    joined("limitpriv", entry);
                }
            }
            case "fs_allowed" -> joined("fs-allowed", entry);
            case "nowait" -> members.flag(entry).filter(on -> on).ifPresent(on -> zone.set("gate", Value.text("none")));
            default -> more(entry);
        }
    }

    private void more(Datum.Entry entry) {
        switch (entry.name()) {
            case "dns_domain" -> members.attr("dns-domain", entry);
            case "resolvers" -> members.attr("resolvers", entry);
            case "maintain_resolvers" -> {
                if (!members.flag(entry).orElse(true)) {
                    zone.unsupported(entry, "OmniOS writes the zone's resolv.conf at each boot, from the attrs");
                }
            }
            case "owner_uuid", "billing_id", "package_name", "package_version" ->
                members.attr(entry.name().replace('_', '-'), entry);
            case "tags" -> members.one(entry, this::tags);
            case "kernel_version" -> {
                if (beginning.isLx()) {
                    members.attr("kernel-version", entry);
                } else {
                    zone.unsupported(entry, "it belongs to zones of brand lx");
                }
            }
            case "delegate_dataset" -> members.flag(entry).filter(on -> on).ifPresent(on -> delegated());
            case "datasets" -> datasets(entry);
            case "filesystems" -> members.each(entry, "source", this::fileSystem);
            case "nics" -> new VmadmNics(zone, beginning.isLx(), links, out).write(entry);
            case "customer_metadata", "internal_metadata", "routes" -> members.one(entry, this::parts);
            default -> rest(entry);
        }
    }

    /** What has no counterpart. */
    private void rest(Datum.Entry entry) {
        if (VERBS.stream().anyMatch(entry.name()::startsWith)) {
            zone.unsupported(entry, "it belongs to an update of a zone: convert what vmadm get prints");
            return;
        }
        boolean delegates =
                table.find("delegate_dataset").flatMap(members::flag).orElse(false);
        if (delegates && (entry.name().equals("zpool") || VmadmKeys.DATA.containsKey(entry.name()))) {
            return;
        }
        Optional<String> reason = VmadmKeys.reason(entry.name());
        if (reason.isPresent()) {
            zone.unsupported(entry, reason.get());
        } else if (!VmadmKeys.TOLD.contains(entry.name())) {
            zone.unknown(entry, "vmadm", VmadmKeys.names());
        }
    }

    /** What {@code vmadm get} tells of a zone as it is, all of it in one message. */
    private void told() {
        List<Datum.Entry> found = table.entries().stream()
                .filter(e -> VmadmKeys.TOLD.contains(e.name()))
                .toList();
        if (!found.isEmpty()) {
            String names =
                    String.join(", ", found.stream().map(Datum.Entry::name).toList());
            out.warning(
                    "zplan::convert::not_a_wish",
                    "not carried over: " + names,
                    found.get(0).span(),
                    "vmadm tells with them what a zone is like, and takes none of them");
            zone.remark("not carried over: " + names + " (they tell what the zone was like)");
        }
    }

    private void alias(Datum.Entry entry) {
        if (!Members.isWord(entry, beginning.name())) {
            members.attr("alias", entry);
        }
    }

    private void imageUuid(Datum.Entry entry) {
        members.attr("dataset-uuid", entry);
    }

    private void joined(String field, Datum.Entry entry) {
        Members.text(entry, zone).filter(t -> !t.isEmpty()).ifPresent(t -> zone.set(field, Value.text(t), entry));
    }

    private Optional<BigDecimal> number(Datum.Entry entry) {
        if (entry.value() instanceof Datum.Word word && word.text().matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            return Optional.of(new BigDecimal(word.text()));
        }
        zone.shape(entry, "a number");
        return Optional.empty();
    }

    private Optional<Value> mebibytes(Datum.Entry entry) {
        return number(entry).map(n -> Value.text(n.toPlainString() + "M"));
    }

    private void cpuCap(Datum.Entry entry) {
        number(entry)
                .filter(percent -> percent.signum() > 0)
                .ifPresent(percent -> zone.set("cpu-cap", new Value.Num(percent.divide(PERCENT)), entry));
    }

    private void memory() {
        NodeDraft memory = zone.block("memory");
        Optional<Datum.Entry> physical = table.find("max_physical_memory").filter(VmadmZone::isSaid);
        Optional<Datum.Entry> ram = table.find("ram").filter(VmadmZone::isSaid);
        Optional<Datum.Entry> locked = table.find("max_locked_memory").filter(VmadmZone::isSaid);
        physical.or(() -> ram).ifPresent(e -> size(memory, "physical", e));
        table.find("max_swap").filter(VmadmZone::isSaid).ifPresent(e -> size(memory, "swap", e));
        locked.ifPresent(e -> size(memory, "locked", e));
        boolean same = table.word("ram")
                .filter(it -> Optional.of(it).equals(table.word("max_physical_memory")))
                .isPresent();
        if (physical.isPresent() && ram.isPresent() && !same) {
            zone.unsupported(ram.get(), "for such a zone it is the same as max_physical_memory, which says otherwise");
        }
        members.complete(memory, "memory", table);
    }

    private static boolean isSaid(Datum.Entry entry) {
        return !(entry.value() instanceof Datum.Nothing);
    }

    private void size(NodeDraft memory, String field, Datum.Entry entry) {
        mebibytes(entry).ifPresent(size -> memory.set(field, size, entry));
    }

    private void protect() {
        boolean protect = Stream.of("indestructible_zoneroot", "indestructible_delegated")
                .flatMap(key -> table.find(key).stream())
                .map(members::flag)
                .reduce(false, (so, flag) -> so || flag.orElse(false), Boolean::logicalOr);
        if (protect) {
            zone.set("protect", Value.flag(true));
        }
    }

    private void tags(String path, Datum.Table tags) {
        for (Datum.Entry tag : tags.entries()) {
            members.attr("tag." + tag.name(), tag.called(path + "." + tag.name()));
        }
    }

    private void parts(String path, Datum.Table parts) {
        String reason = VmadmKeys.reason(path).orElseThrow();
        for (Datum.Entry part : parts.entries()) {
            zone.unsupported(part.called(path + "." + part.name()), reason);
        }
    }

    /** vmadm makes zones/UUID/data; below a zone's own dataset zplan makes none, since the installer makes that. */
    private void delegated() {
        String pool = table.word("zpool").orElse("zones");
        NodeDraft dataset = zone.block("dataset");
        Datum.Entry from = table.find("delegate_dataset").orElseThrow();
        if (!dataset.set("name", Value.text(pool + "/data/" + beginning.name()), from)) {
            zone.adopt(dataset);
            return;
        }
        dataset.set("delegate", Value.flag(true));
        dataset.remark("vmadm's delegated dataset, there " + pool + "/UUID/data");
        VmadmKeys.DATA.forEach((key, property) ->
                table.find(key).filter(VmadmZone::isSaid).ifPresent(entry -> dataset.property(property, entry)));
        zone.add(dataset);
    }

    private void datasets(Datum.Entry entry) {
        members.each(entry, "name", (path, it) -> {
            NodeDraft dataset = zone.block("dataset");
            for (Datum.Entry member : it.entries()) {
                Datum.Entry called = member.called(path + "." + member.name());
                if (member.name().equals("name")) {
                    dataset.set("name", called);
                } else {
                    dataset.unknown(called, "vmadm", List.of("name"));
                }
            }
            dataset.set("delegate", Value.flag(true));
            dataset.set("manage", Value.flag(false));
            members.complete(dataset, path, it, "name");
        });
    }

    private void fileSystem(String path, Datum.Table fs) {
        NodeDraft node = zone.block("fs");
        for (Datum.Entry entry : fs.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            switch (entry.name()) {
                case "target" -> node.set("at", called);
                case "source" -> node.set("special", called);
                case "raw" -> Members.unlessEmpty(node, "raw", called);
                case "options" ->
                    Members.words(called, node).ifPresent(options -> {
                        List<Value> said = new ArrayList<>(options);
                        if (!said.isEmpty()) {
                            node.set("options", said, called);
                        }
                    });
                case "type" -> {
                    if (!Members.isWord(entry, "lofs")) {
                        node.set("type", called);
                    }
                }
                default -> node.unknown(called, "vmadm", List.of("source", "target", "type", "raw", "options"));
            }
        }
        members.complete(node, path, fs, "special", "at");
    }
}
