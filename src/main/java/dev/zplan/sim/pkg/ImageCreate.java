package dev.zplan.sim.pkg;

import static java.util.Map.entry;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.pkg.Publisher.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pkg image-create}: an image without packages. */
final class ImageCreate {

    private static final Map<String, Character> LONG = Map.ofEntries(
            entry("force", 'f'),
            entry("full", 'F'),
            entry("partial", 'P'),
            entry("user", 'U'),
            entry("zone", 'z'),
            entry("facet", 'A'),
            entry("mirror", 'm'),
            entry("origin", 'g'),
            entry("publisher", 'p'),
            entry("no-refresh", 'R'),
            entry("variant", 'V'));

    private ImageCreate() {}

    static SimResult run(Call call) {
        Getopt options = call.options("fFPUzg:m:p:k:c:A:V:R", LONG);
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        if (options.operands().isEmpty()) {
            return call.usage("an image directory path must be specified");
        }
        if (options.operands().size() > 1) {
            return call.usage("only one image directory path may be specified");
        }
        if (!options.has('p') && (options.has('g') || options.has('m'))) {
            return call.usage("A publisher must be specified if -g or -m are used.");
        }
        String directory = options.operands().get(0);
        FileView files = call.world().files();
        FileView root = files.within(files.absolute(directory));
        if ((Image.exists(root) || call.world().image(files.absolute(directory)).isPresent()) && !options.has('f')) {
            return call.fail(
                    1, "there is already an image at: " + directory + ".\nTo override, use the -f (force) option.");
        }
        Image image = Image.empty();
        if (options.has('p')) {
            String[] pair = options.value('p').orElse("").split("=", 2);
            String uri = SetPublisher.uri(call, pair[pair.length - 1]);
            Optional<String> name = pair.length == 2 ? Optional.of(pair[0]) : Catalog.publisherAt(uri);
            if (name.isEmpty()) {
                return call.fail(
                        1,
                        "\nThe URI '" + uri + "' does not appear to point to a valid pkg repository.\n"
                                + "Please check the repository's location and the client's network configuration.");
            }
            List<Origin> origins = new ArrayList<>(List.of(Origin.of(uri)));
            options.values('g').forEach(u -> origins.add(Origin.of(SetPublisher.uri(call, u))));
            List<Origin> mirrors = options.values('m').stream()
                    .map(u -> Origin.of(SetPublisher.uri(call, u)))
                    .toList();
            image.put(new Publisher(name.get(), true, true, origins, mirrors, Map.of()));
        }
        files.makeDirectories(files.absolute(directory));
        image.save(root);
        return SimResult.ok("");
    }
}
