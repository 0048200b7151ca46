package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a zone's install block into the install resource, by its brand's rules. */
final class InstallExpansion {
    private static final List<String> SOURCES = List.of("archive", "image", "clone", "snapshot");

    private final Map<String, ZoneUnit> zones;
    private final Images images;
    private final Diagnostics out;

    /**
     * @param zones all zones of the spec by {@code host/zone}, for clones
     * @param images the golden images of the spec
     */
    InstallExpansion(Map<String, ZoneUnit> zones, Images images, Diagnostics out) {
        this.zones = zones;
        this.images = images;
        this.out = out;
    }

    DesiredResource install(ZoneUnit zone, BrandFamily family, List<Address> dependsOn) {
        Block block = zone.block().block("install").orElse(null);
        Span place = block == null ? zone.span() : block.span();
        List<Address> before = new ArrayList<>(dependsOn);
        Wanted wanted = new Wanted();
        wanted.put("brand", zone.block().value("brand"), zone.block().spanOf("brand"));
        String given = block == null ? "plain" : given(block);
        Optional<String> model = block == null || !given.equals("image")
                ? Optional.empty()
                : images.model(zone, block.text(given).orElse(""));
        String method = model.isPresent() ? "clone" : given.equals("snapshot") ? "image" : given;
        wanted.put("method", Value.text(method), block == null ? place : block.spanOf(given));
        checkMethod(zone, family, method, place);
        if (block != null) {
            wanted.put("source", model.map(Value::text).orElse(block.value(given)), block.spanOf(given));
            model.ifPresent(source -> clone(zone, source, block.spanOf(given), before));
            if (given.equals("clone")) {
                wanted.put("snapshot", block.value("snapshot"), block.spanOf("snapshot"));
                clone(zone, block.text("clone").orElseThrow(), block.spanOf("clone"), before);
            }
            List<Value> args = args(block, family, method);
            wanted.put("args", args.isEmpty() ? null : Value.list(args), block.spanOf("args"));
        }
        return wanted.resource(zone, zone.address("install"), place, before);
    }

    /** The field that says the source; {@code plain} where none does. */
    private String given(Block block) {
        List<String> given =
                SOURCES.stream().filter(s -> block.value(s) != null).toList();
        boolean cloneOfSnapshot = given.equals(List.of("clone", "snapshot"));
        if (given.size() > 1 && !cloneOfSnapshot) {
            error(
                    "two_sources",
                    "the zone cannot be installed from " + String.join(" and ", given),
                    block.spanOf(given.get(1)),
                    "keep one of archive, image, clone and snapshot (only a clone may also say its snapshot)");
        }
        return given.isEmpty() ? "plain" : given.get(0);
    }

    private void checkMethod(ZoneUnit zone, BrandFamily family, String method, Span place) {
        if (family.methods().contains(method)) {
            return;
        }
        String brand = zone.brand().orElse("");
        if (method.equals("plain")) {
            error(
                    "source_required",
                    "a zone of brand " + brand + " needs an image to be installed from",
                    place,
                    "write install image=\"/path/to/image\": without a source zoneadm leaves the zone incomplete");
        } else {
            error(
                    "method_refused",
                    "a zone of brand " + brand + " cannot be installed from "
                            + (method.equals("archive") ? "an " : "a ") + method,
                    place,
                    "brand " + brand + " takes: " + String.join(", ", family.methods()));
        }
    }

    private List<Value> args(Block block, BrandFamily family, String method) {
        List<Value> args = new ArrayList<>();
        boolean unconfigure = block.is("unconfigure");
        boolean preserve = block.is("preserve");
        if (method.equals("archive")) {
            if (unconfigure == preserve) {
                error(
                        "identity_unsaid",
                        "an archive wants exactly one of unconfigure and preserve",
                        block.span(),
                        "write unconfigure=#true for a zone with a new identity, preserve=#true to keep the archived one");
            }
            args.add(Value.text(unconfigure ? "-u" : "-p"));
        } else if (unconfigure || preserve) {
            error(
                    "identity_without_archive",
                    "unconfigure and preserve are about archives, and this zone is not installed from one",
                    block.spanOf(unconfigure ? "unconfigure" : "preserve"),
                    "remove it");
        }
        boolean packages = family == BrandFamily.PACKAGES && method.equals("plain");
        add(args, block, "publisher", "-P", packages);
        add(args, block, "packages", "-e", packages);
        args.addAll(block.items("args"));
        return args;
    }

    private void add(List<Value> args, Block block, String field, String option, boolean allowed) {
        List<Value> items = block.items(field);
        if (!items.isEmpty() && !allowed) {
            error(
                    "no_packages",
                    field + " is for zones of brand ipkg, lipkg or nlipkg that are installed from packages",
                    block.spanOf(field),
                    "remove it");
        }
        for (Value item : items) {
            args.add(Value.text(option));
            args.add(item);
        }
    }

    private void clone(ZoneUnit zone, String source, Span place, List<Address> before) {
        if (source.equals(zone.name())) {
            error("clone_of_itself", "zone " + source + " cannot be a clone of itself", place, "name another zone");
            return;
        }
        ZoneUnit model = zones.get(zone.host().name() + "/" + source);
        if (model == null) {
            return; // a zone outside the spec: whether it is there, and of this brand, shows in the facts
        }
        checkModel(zone, model, place);
        before.add(model.address("install"));
        if (!model.block().blocks(PublisherReader.PUBLISHER.name()).isEmpty()) {
            before.add(model.address("publisher")); // a clone has what its model has by then
        }
    }

    private void checkModel(ZoneUnit zone, ZoneUnit model, @Nullable Span place) {
        if (!model.isInstalled()) {
            out.error(
                    "zplan::install::clone_not_installed",
                    "zone " + model.name() + " is only configured and cannot be cloned",
                    place,
                    "give it state \"installed\"");
        }
        if (!model.brand().equals(zone.brand())) {
            out.error(
                    "zplan::install::clone_brand",
                    "zone " + model.name() + " is of brand " + model.brand().orElse("?") + ", not "
                            + zone.brand().orElse("?"),
                    place,
                    "a clone is of the same brand as its model");
        }
    }

    private void error(String code, String message, Span span, String help) {
        out.error("zplan::install::" + code, message, span, help);
    }
}
