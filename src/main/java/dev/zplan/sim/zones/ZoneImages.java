package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.pkg.PkgWorld;
import java.util.Optional;

/**
 * The host as {@code pkg} sees it from one of its zones.
 *
 * @param machine the host
 * @param inside the zone that it runs in
 */
record ZoneImages(Machine machine, Zone inside) implements PkgWorld {

    @Override
    public Flavour flavour() {
        return machine.flavour();
    }

    @Override
    public FileView files() {
        return isGlobal() ? parent() : machine.files().within(inside.path() + "/root");
    }

    @Override
    public Optional<Kind> image(String directory) {
        String clean = FileView.normal(directory);
        if (clean.equals("/")) {
            return kind(inside);
        }
        return isGlobal() && machine.files().exists(clean + "/etc/release")
                ? machine.zones()
                        .filter(z -> clean.equals(z.path() + "/root"))
                        .findFirst()
                        .flatMap(this::kind)
                : Optional.empty();
    }

    /** OmniOS links all but its ipkg brand, which has an image of its own; OpenIndiana's ipkg is linked and its nlipkg is not. */
    private Optional<Kind> kind(Zone zone) {
        if (zone.name().equals(Machine.GLOBAL)) {
            return Optional.of(Kind.OWN);
        }
        Optional<Brand> brand = Brand.of(zone.brand()).filter(Brand::hasSmf);
        boolean omnios = machine.flavour() == Flavour.OMNIOS;
        return brand.map(b -> switch (b) {
            case LIPKG, SPARSE, PKGSRC -> Kind.LINKED;
            case IPKG -> omnios ? Kind.OWN : Kind.LINKED;
            default -> Kind.OWN;
        });
    }

    @Override
    public FileView parent() {
        return machine.files();
    }

    @Override
    public boolean isGlobal() {
        return inside.name().equals(Machine.GLOBAL);
    }
}
