package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.pkg.Pkg;
import java.util.List;
import java.util.Optional;

/** The install script of the brands that are made of IPS packages (pkg5 src/brand/ipkg/pkgcreatezone, image_install). */
final class PkgInstall {

    private static final String SANITY = "Sanity Check: Looking for 'entire' incorporation.";

    private final Call call;
    private final Machine machine;
    private final Brand brand;
    private final String path;

    PkgInstall(Call call, Brand brand) {
        this.call = call;
        this.machine = call.machine();
        this.brand = brand;
        this.path = machine.zone(call.zone()).orElseThrow().path();
    }

    int run(List<String> args) {
        boolean sparse = brand.family() == Brand.Family.SPARSE;
        Getopt options = Getopt.parse(sparse ? "hsv" : "a:c:d:e:hk:P:psuv", args);
        Optional<String> conflict = conflict(options);
        if (options.fault().isPresent() || options.has('h') || conflict.isPresent()) {
            conflict.filter(c -> !c.isEmpty()).ifPresent(call::warn);
            return usage();
        }
        if (!sparse) {
            call.say(SANITY);
        }
        Optional<String> dataset = machine.storage().datasetOf(path);
        if (dataset.isEmpty()) {
            call.say("ERROR: the zonepath must be a ZFS dataset.\n"
                    + "The parent directory of the zonepath must be a ZFS dataset so that the\n"
                    + "zonepath ZFS dataset can be created properly.");
            return Install.FATAL;
        }
        if (dataset.get().matches("[^/]+/ROOT(/.*)?")) {
            call.say("ERROR: Installing a zone inside of the root pool's 'ROOT' dataset is unsupported.");
            return Install.FATAL;
        }
        Optional<String> problem = machine.storage().newBootEnvironment(dataset.get(), path, brand);
        if (problem.isPresent()) {
            call.warn("ERROR: " + problem.get());
            return Install.NOT_COMPLETE;
        }
        Optional<String> image = options.value('a').or(() -> options.value('d'));
        return image.isPresent() ? fromImage(options, image.get()) : fromPackages(options);
    }

    private int usage() {
        call.warn("brand-specific usage: ");
        call.warn("        install [-h]");
        if (brand.family() == Brand.Family.PKG) {
            call.warn("        install [-c certificate_file] [-k key_file] [-P publisher=uri]");
            call.warn("                [-e extrapkg [...]]");
            call.warn("        install {-a archive|-d path} {-p|-u} [-s|-v]");
        }
        return Install.USAGE;
    }

    private static Optional<String> conflict(Getopt options) {
        if (options.value('a').filter(a -> a.contains("=")).isPresent()) {
            return Optional.of("-a publisher=uri option is obsolete, use -P instead.");
        }
        if (options.value('P').filter(p -> !p.matches("[^=]+=.+")).isPresent()) {
            return Optional.of("Syntax error in publisher information.");
        }
        boolean image = options.has('a') || options.has('d');
        String pair = options.has('a') && options.has('d')
                ? "-a and -d"
                : options.has('s') && options.has('v')
                        ? "-s and -v"
                        : options.has('u') && options.has('p')
                                ? "-u and -p"
                                : image ? withImage(options) : identity(options);
        return pair.isEmpty() ? Optional.empty() : Optional.of("cannot specify both " + pair + " options");
    }

    private static String withImage(Getopt options) {
        return List.of('P', 'e', 'c', 'k').stream()
                .filter(options::has)
                .map(l -> "-a|-d and -" + l)
                .findFirst()
                .orElse("");
    }

    private static String identity(Getopt options) {
        return options.has('p') || options.has('u') ? "default and -p|-u" : "";
    }

    private int fromImage(Getopt options, String image) {
        if (!options.has('u') && !options.has('p')) {
            call.warn("you must specify -u (sys-unconfig) or -p (preserve identity).");
            call.warn("brand-specific usage: ");
            call.warn("        install {-a archive|-d path} {-p|-u} [-s|-v]");
            return Install.NOT_COMPLETE;
        }
        call.say("    Log File: /var/tmp/" + call.zone() + ".install_log.000001");
        Entry source = machine.files().get(image);
        boolean usable = source != null
                && (options.has('d')
                        ? source.isDirectory()
                        : Image.read(source.text()).isPresent());
        if (!usable) {
            call.say("ERROR: cannot install from " + image);
            return Install.NOT_COMPLETE;
        }
        Populate.illumos(machine.files().within(path + "/root"), call.zone(), machine.flavour());
        call.say("Postprocessing: This may take a while...");
        call.say("   Postprocess: ");
        call.say("        Result: Postprocessing complete.");
        call.say("");
        call.say("        Done: Installation completed in 21.301 seconds.");
        call.say("    Log File: " + path + "/root/var/log/" + call.zone() + ".install1.log");
        return Install.OK;
    }

    private int fromPackages(Getopt options) {
        String publisher = options.value('P')
                .map(p -> p.split("=", 2))
                .filter(p -> p.length == 2)
                .map(p -> "   Publisher: Using " + p[0] + " (" + p[1] + ").")
                .orElse(
                        machine.flavour() == Flavour.OMNIOS
                                ? "   Publisher: Using omnios (https://pkg.omnios.org/r151038/core/)."
                                : "   Publisher: Using openindiana.org (http://pkg.openindiana.org/hipster/).");
        String image = "       Image: Preparing at " + path + "/root.";
        String cache = "       Cache: Using /var/pkg/publisher.";
        String packages = "  Installing: Packages (output follows)";
        List<String> steps = brand.family() == Brand.Family.SPARSE
                ? List.of("", image, SANITY, publisher, cache, packages)
                : machine.flavour() == Flavour.OPENINDIANA
                        ? List.of(image, "", publisher, cache, packages)
                        : List.of(image, "", cache, packages, publisher);
        steps.forEach(call::say);
        FileView root = machine.files().within(path + "/root");
        Populate.illumos(root, call.zone(), machine.flavour());
        Pkg.createImage(
                root, new ZoneImages(machine, machine.zone(Machine.GLOBAL).orElseThrow()), options.value('P'));
        call.say(" Postinstall: Copying SMF seed repository ... done.");
        if (brand == Brand.PKGSRC) {
            call.say("Installing pkgsrc bootstrap...");
        }
        call.say("        Done: Installation completed in 68.616 seconds.");
        call.say("");
        if (machine.flavour() == Flavour.OPENINDIANA) {
            call.say("  Next Steps: Boot the zone, then log into the zone console (zlogin -C)");
            call.say("              to complete the configuration process.");
        }
        return Install.OK;
    }
}
