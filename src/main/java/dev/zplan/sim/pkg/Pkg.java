package dev.zplan.sim.pkg;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code pkg}: publisher, set-publisher, unset-publisher, list, install, uninstall, update, info, refresh and image-create. */
public final class Pkg {

    private static final Set<String> COMMANDS = Set.of(
            "publisher",
            "set-publisher",
            "unset-publisher",
            "set-property",
            "list",
            "install",
            "uninstall",
            "update",
            "info",
            "refresh",
            "image-create");
    private static final Set<String> REFUSED = Set.of(
            "apply-hot-fix",
            "autoremove",
            "version",
            "contents",
            "search",
            "verify",
            "fix",
            "revert",
            "mediator",
            "set-mediator",
            "unset-mediator",
            "variant",
            "change-variant",
            "facet",
            "change-facet",
            "avoid",
            "unavoid",
            "freeze",
            "unfreeze",
            "property",
            "add-property-value",
            "remove-property-value",
            "unset-property",
            "history",
            "purge-history",
            "rebuild-index",
            "update-format",
            "exact-install",
            "dehydrate",
            "rehydrate",
            "flag",
            "clean",
            "attach-linked",
            "detach-linked",
            "list-linked",
            "sync-linked",
            "property-linked",
            "audit-linked",
            "copy-publishers-from",
            "help");

    private final PkgWorld world;
    private final Map<String, String> environment;

    private Pkg(PkgWorld world, Map<String, String> environment) {
        this.world = world;
        this.environment = environment;
    }

    /** Runs it in a zone. */
    public static SimResult run(PkgWorld world, List<String> args, Map<String, String> environment) {
        return new Pkg(world, environment).run(args);
    }

    private SimResult run(List<String> args) {
        int at = 0;
        String root = "";
        while (at < args.size() && args.get(at).startsWith("-")) {
            String option = args.get(at++);
            if (option.equals("-R") && at < args.size()) {
                root = args.get(at++);
            } else if (option.startsWith("-R") && option.length() > 2) {
                root = option.substring(2);
            } else if (!option.equals("--no-network-cache")) {
                return unusable("illegal global option -- " + option.replaceFirst("^-+", ""));
            }
        }
        if (at == args.size()) {
            return unusable("no subcommand specified");
        }
        String command = args.get(at);
        List<String> rest = args.subList(at + 1, args.size());
        if (REFUSED.contains(command)) {
            return SimResult.fail(2, "pkg: not simulated: " + command + "\n");
        }
        if (!COMMANDS.contains(command)) {
            return unusable("unknown subcommand '" + command + "'");
        }
        return command.equals("image-create") ? create(root, rest) : dispatch(command, rest, root);
    }

    private static SimResult unusable(String why) {
        return SimResult.fail(2, "pkg: " + why + "\nFor a full list of subcommands, run: pkg help\n");
    }

    private SimResult create(String root, List<String> args) {
        Call call = new Call(world, "image-create", args, "/", world.files(), Image.empty(), List.of(), List.of(), 4);
        return root.isEmpty() ? ImageCreate.run(call) : call.usage("-R not allowed for image-create subcommand");
    }

    private SimResult dispatch(String command, List<String> args, String root) {
        boolean fromEnvironment = root.isEmpty() && environment.containsKey("PKG_IMAGE");
        String directory = fromEnvironment ? environment.getOrDefault("PKG_IMAGE", "/") : root.isEmpty() ? "/" : root;
        FileView files = directory.equals("/") ? world.files() : world.files().within(directory);
        Optional<PkgWorld.Kind> kind = world.image(directory);
        if (kind.isEmpty() && !Image.exists(files)) {
            String where = "No image rooted at '" + directory + "'";
            return new Console()
                    .err("pkg: " + where + (fromEnvironment ? " (set by $PKG_IMAGE)" : ""))
                    .exit(1);
        }
        boolean global = directory.equals("/") && world.isGlobal();
        Image image = image(files, global);
        boolean proxied = Boolean.parseBoolean(image.properties().get(Image.SYSTEM_REPOSITORY));
        boolean linked = kind.filter(k -> k == PkgWorld.Kind.LINKED).isPresent();
        List<Publisher> above = proxied || linked ? image(world.parent(), true).publishers() : List.of();
        boolean silent = !environment.getOrDefault("PKG_SUCCESS_ON_NOP", "").isEmpty();
        List<Publisher> system = proxied ? above : List.of();
        List<Publisher> parent = proxied ? List.of() : above;
        Call call = new Call(world, command, args, directory, files, image, system, parent, silent ? 0 : 4);
        return switch (command) {
            case "publisher" -> PublisherList.run(call);
            case "set-publisher" -> SetPublisher.run(call);
            case "unset-publisher" -> SetPublisher.unset(call);
            case "set-property" -> setProperty(call);
            case "refresh" -> SimResult.ok("");
            case "list" -> PackageList.run(call);
            case "info" -> PackageInfo.run(call);
            default -> Change.run(call);
        };
    }

    /** {@code pkg set-property}, of what changes which publishers an image has. */
    private static SimResult setProperty(Call call) {
        List<String> args = call.args();
        if (args.size() < 2) {
            return call.usage("requires a property name and at least one value");
        }
        if (!args.get(0).equals(Image.SYSTEM_REPOSITORY)) {
            return SimResult.fail(2, "pkg: not simulated: the property " + args.get(0) + "\n");
        }
        call.image().properties().put(args.get(0), args.get(1).toLowerCase(Locale.ROOT));
        call.image().save(call.root());
        return SimResult.ok("");
    }

    /**
     * The image of a zone that was just installed: with the publishers of the global zone, or with one that the installer was given
     * (pkgcreatezone: image-create -p, else copy-publishers-from).
     *
     * @param root the zone's root
     * @param world the host, seen from its global zone
     * @param given {@code publisher=uri}; empty for the global zone's
     */
    public static void createImage(FileView root, PkgWorld world, Optional<String> given) {
        Pkg pkg = new Pkg(world, Map.of());
        Image image = pkg.image(root, false);
        image.publishers().clear();
        given.map(g -> g.split("=", 2))
                .ifPresentOrElse(
                        pair -> image.put(Publisher.of(pair[0], pair[1].endsWith("/") ? pair[1] : pair[1] + "/")),
                        () -> image.publishers()
                                .addAll(pkg.image(world.parent(), true).publishers()));
        image.save(root);
    }

    /** The image as it was saved, or as the root came with it. */
    private Image image(FileView files, boolean global) {
        if (Image.exists(files)) {
            return Image.read(files);
        }
        Image fresh = Image.empty();
        List<Publisher> usual = Catalog.publishers(world.flavour());
        fresh.publishers().addAll(usual);
        Catalog.base(global)
                .forEach(name -> fresh.installed().put(name, usual.get(0).name()));
        return fresh;
    }
}
