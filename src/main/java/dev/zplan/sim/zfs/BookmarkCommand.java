package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.EnumSet;
import java.util.Optional;

/** {@code zfs bookmark}. */
final class BookmarkCommand {

    private BookmarkCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing source argument");
        }
        if (given.operands().size() < 2) {
            return call.usage("missing bookmark argument");
        }
        String source = given.operands().get(0);
        String name = given.operands().get(1);
        if (!source.contains("@") && !source.contains("#")) {
            return call.usage("invalid source name '" + source + "': must contain a '@' or '#'");
        }
        if (!name.contains("#")) {
            return call.usage("invalid bookmark name '" + name + "': must contain a '#'");
        }
        boolean shortSource = source.startsWith("@") || source.startsWith("#");
        if (shortSource && name.startsWith("#")) {
            call.console().errRaw("either source or bookmark must be specified as full dataset paths");
            return call.usage();
        }
        String whole = shortSource ? dataset(name) + source : source;
        DatasetType type = whole.contains("@") ? DatasetType.SNAPSHOT : DatasetType.BOOKMARK;
        Optional<Node> from = call.open(whole, EnumSet.of(type));
        return from.isPresent()
                ? make(call, from.get(), name.startsWith("#") ? dataset(source) + name : name)
                : call.usage();
    }

    private static String dataset(String name) {
        return name.replaceAll("[@#].*", "");
    }

    private static int make(ZfsCall call, Node source, String name) {
        String tag = name.substring(name.indexOf('#') + 1);
        Optional<Dataset> at = call.pools().find(dataset(name));
        Optional<String> refusal = refusal(call, source, name, at);
        if (refusal.isPresent()) {
            return call.fail("cannot create bookmark '" + name + "': " + refusal.get());
        }
        at.ifPresent(d -> d.bookmarks.put(tag, new Bookmark(d, tag, source.guid, source.txg, source.creation)));
        return 0;
    }

    private static Optional<String> refusal(ZfsCall call, Node source, String name, Optional<Dataset> at) {
        if (DatasetName.newFault(name, DatasetType.BOOKMARK).isPresent()) {
            return Optional.of("invalid argument");
        }
        if (!dataset(name).replaceAll("/.*", "").equals(source.head().poolName())) {
            return Optional.of("bookmark is in a different pool");
        }
        if (at.isEmpty()) {
            return Optional.of(Pools.MISSING);
        }
        if (!call.may(at.get(), "bookmark")) {
            return Optional.of(ZfsCall.DENIED);
        }
        if (!isAncestor(source.head(), at.get())) {
            return Optional.of("source is not an ancestor of the new bookmark's dataset");
        }
        if (call.pools().findAny(name).isPresent()) {
            return Optional.of("bookmark exists");
        }
        return new Space(call.pools()).room(call.pools().pool(at.get()).root()) == 0
                ? Optional.of(Pools.NO_SPACE)
                : Optional.empty();
    }

    private static boolean isAncestor(Dataset source, Dataset dataset) {
        for (Dataset d = dataset;
                d != null;
                d = d.origin().map(Snapshot::dataset).orElse(null)) {
            if (d == source) {
                return true;
            }
        }
        return false;
    }
}
