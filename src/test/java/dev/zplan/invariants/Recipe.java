package dev.zplan.invariants;

import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a random spec is made from: small numbers, each of which means something whatever the others are.
 *
 * @param stubs how many etherstubs there are: {@code internal0}, "stub1" …
 * @param links VNICs of their own; each number is what it is over
 * @param datasets datasets of their own
 * @param volumes volumes
 * @param image the revision of a golden image; 0 for none
 * @param zones the zones: the first is {@code z0}
 */
record Recipe(int stubs, List<Integer> links, List<Data> datasets, List<Volume> volumes, int image, List<Zone> zones) {

    /**
     * A zone.
     *
     * @param present whether it is in the spec
     * @param name another name than usual, unless 0
     * @param brand which template
     * @param state running, installed, configured, ready
     * @param shared whether it shares the host's IP, where its brand can
     * @param nets its nets
     * @param datasets its datasets
     * @param memory a memory cap, unless 0
     * @param cpu a CPU cap, unless 0
     * @param attr the value of an attr, unless 0
     * @param rctl the value of a resource control, unless 0
     * @param fs a lofs mount, unless 0
     * @param model which earlier zone of its brand it is a clone of, {@link #IMAGE} for the image; 0 for none
     * @param needs which earlier zone it depends on; 0 for none
     * @param place another zonepath, with leave to replace the zone, unless 0
     * @param publishers which publishers its image has, where it has one; 0 for those of its installation
     * @param volume which volume it has; 0 for none
     */
    record Zone(
            boolean present,
            int name,
            int brand,
            int state,
            boolean shared,
            List<Net> nets,
            List<Data> datasets,
            int memory,
            int cpu,
            int attr,
            int rctl,
            int fs,
            int model,
            int needs,
            int place,
            int publishers,
            int volume) {}

    /**
     * A net.
     *
     * @param style from a pool, over a stub, over a card, made at boot
     * @param over which link
     * @param vid its VLAN
     * @param mac its MAC address, unless 0
     * @param name a name of its own, unless 0
     * @param address which address, unless 0
     * @param bandwidth a limit, unless 0
     */
    record Net(int style, int over, int vid, int mac, int name, int address, int bandwidth) {}

    /**
     * A dataset.
     *
     * @param name 0 and 1 are side by side, 2 is below 0
     * @param delegate whether a zone gets it
     * @param quota in GiB, unless 0
     * @param compression whether it is compressed
     * @param letters how it takes upper and lower case, which only a new one can change
     */
    record Data(int name, boolean delegate, int quota, int compression, int letters) {}

    /**
     * A volume.
     *
     * @param size in GiB; 0 for none
     * @param block whether it is a block device, if it has a size
     * @param delegate whether the first zone that names it has it for itself
     * @param reserve not said, set aside, not set aside
     */
    record Volume(int size, boolean block, boolean delegate, int reserve) {}

    private static final int IMAGE = 4;

    /** Never delegated by itself: a mountpoint of its own would keep that of the dataset above from being moved. */
    private static final int BELOW = 2;

    private static final List<String> OMNIOS = List.of("omnios", "sparse", "ipkg", "pkgsrc", "illumos", "lx");
    private static final Set<String> NO_IMAGE = Set.of("illumos", "lx");
    private static final List<String> OPENINDIANA = List.of("openindiana", "nlipkg");
    private static final List<String> STATES = List.of("running", "installed", "configured", "ready");
    private static final List<String> LETTERS = List.of("sensitive", "insensitive", "mixed");
    private static final List<String> COMPRESSIONS = List.of("", "lz4", "off");

    /** The spec, for a host of that flavour. */
    List<Node> nodes(Flavour flavour) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < stubs; i++) {
            nodes.add(Node.of("etherstub", 1, "name", i == 0 ? "internal0" : "stub" + i));
        }
        for (int i = 0; i < links.size(); i++) {
            nodes.add(Node.of("vnic", 1, "name", "own" + i, "over", link(links.get(i))));
        }
        for (Data data : distinct(datasets)) {
            nodes.add(properties(Node.of("dataset", 1, "name", dataset("rpool/data/own", data)), data));
        }
        for (int i = 0; i < volumes.size(); i++) {
            nodes.add(volume(i, volumes.get(i)));
        }
        if (image > 0) {
            nodes.add(Node.of(
                    "image",
                    1,
                    "name",
                    "base",
                    "revision",
                    image,
                    "template",
                    templates(flavour).get(0)));
        }
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).present()) {
                nodes.add(zone(i, flavour));
            }
        }
        return nodes;
    }

    String kdl(Flavour flavour) {
        return Node.kdl(nodes(flavour));
    }

    /** The same with other names for those zones that {@code which} has a bit for. */
    Recipe renamed(int which) {
        List<Zone> renamed = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            Zone z = zones.get(i);
            renamed.add(
                    (which >> i & 1) == 0
                            ? z
                            : new Zone(
                                    z.present(),
                                    z.name() + 1,
                                    z.brand(),
                                    z.state(),
                                    z.shared(),
                                    z.nets(),
                                    z.datasets(),
                                    z.memory(),
                                    z.cpu(),
                                    z.attr(),
                                    z.rctl(),
                                    z.fs(),
                                    z.model(),
                                    z.needs(),
                                    z.place(),
                                    z.publishers(),
                                    z.volume()));
        }
        return new Recipe(stubs, links, datasets, volumes, image, renamed);
    }

    /** What is called otherwise in {@code later}, as a spec says it. */
    String moves(Recipe later) {
        StringBuilder moves = new StringBuilder();
        for (int i = 0; i < Math.min(zones.size(), later.zones.size()); i++) {
            if (zones.get(i).present() && later.zones.get(i).present() && !name(i).equals(later.name(i))) {
                moves.append("moved \"" + name(i) + "\" to=\"" + later.name(i) + "\"\n");
            }
        }
        return moves.toString();
    }

    private String name(int index) {
        int name = zones.get(index).name();
        return "z" + index + (name == 0 ? "" : "r" + name);
    }

    private static String template(Zone zone, Flavour flavour) {
        List<String> templates = templates(flavour);
        return templates.get(zone.brand() % templates.size());
    }

    private static List<String> templates(Flavour flavour) {
        return flavour == Flavour.OMNIOS ? OMNIOS : OPENINDIANA;
    }

    private String link(int over) {
        int which = over % (stubs + 2);
        return which == 0 ? "igb1" : which == 1 ? "igb0" : which == 2 ? "internal0" : "stub" + (which - 2);
    }

    private Node zone(int index, Flavour flavour) {
        Zone zone = zones.get(index);
        String template = template(zone, flavour);
        String state = STATES.get(zone.state() % STATES.size());
        Node node = Node.of("zone", 1, "name", name(index), "template", template, "state", state);
        boolean shared = zone.shared() && !template.equals("lx");
        if (shared) {
            node.with("ip-type", "shared");
        }
        install(index, zone, template, flavour, node);
        for (int n = 0; n < zone.nets().size(); n++) {
            node.with(shared ? sharedNet(index, n) : net(index, n, zone.nets().get(n), flavour));
        }
        for (Data data : distinct(zone.datasets())) {
            Node dataset = Node.of("dataset", 1, "name", dataset("rpool/data/d" + index + "_", data));
            if (data.delegate() && data.name() != BELOW) {
                dataset.with("delegate", true);
            }
            node.with(properties(dataset, data));
        }
        volume(index, node);
        limits(zone, node);
        // What a model has by then, its clones have too.
        if (!NO_IMAGE.contains(template) && zones.stream().noneMatch(z -> z.model() - 1 == index)) {
            publishers(index, zone, flavour, node);
        }
        if (zone.place() > 0) {
            node.with("zonepath", "/zones/z" + index + "-" + zone.place()).with("replace", true);
        }
        return node;
    }

    private static Node volume(int index, Volume volume) {
        Node node = Node.of("volume", 1, "name", "v" + index);
        if (volume.size() > 0) {
            node.with("size", volume.size() + "G");
            if (volume.block()) {
                node.with("type", "block");
            }
            if (volume.reserve() > 0) {
                node.with("reserve", volume.reserve() == 1);
            }
        }
        return node.with("replace", true);
    }

    /** The volume of a zone, unless another has it for itself. */
    private void volume(int index, Node node) {
        int which = zones.get(index).volume() - 1;
        if (which < 0 || which >= volumes.size()) {
            return;
        }
        Volume volume = volumes.get(which);
        boolean block = volume.block() && volume.size() > 0;
        boolean first = zones.subList(0, index).stream().noneMatch(z -> z.present() && z.volume() == which + 1);
        if ((block || volume.delegate()) && !first) {
            return;
        }
        Node attached = Node.of("volume", 1, "name", "v" + which);
        if (volume.delegate() && !block) {
            attached.with("delegate", true);
        } else if (!block) {
            attached.with("at", "/srv");
        }
        node.with(attached);
    }

    private static void limits(Zone zone, Node node) {
        if (zone.memory() > 0) {
            node.with(Node.of("memory", 0, "physical", zone.memory() + "G"));
        }
        if (zone.cpu() > 0) {
            node.with("cpu-cap", zone.cpu());
        }
        if (zone.attr() > 0) {
            node.with(Node.of("attr", 2, "name", "role", "value", "r" + zone.attr()));
        }
        if (zone.rctl() > 0) {
            node.with(Node.of("rctl", 1, "name", "zone.max-lofi")
                    .with(Node.of("value", 3, "priv", "privileged", "limit", zone.rctl(), "action", "deny")));
        }
        if (zone.fs() > 0) {
            node.with(Node.of("fs", 1, "special", "/export/home", "at", "/mnt" + zone.fs(), "options", "ro"));
        }
    }

    private static Node publisher(String name, String origin) {
        return Node.of("publisher", 1, "name", name, "origin", "https://" + origin + ".example/");
    }

    private void publishers(int index, Zone zone, Flavour flavour, Node node) {
        boolean omnios = flavour == Flavour.OMNIOS;
        String first = omnios ? "omnios" : "openindiana.org";
        switch (zone.publishers()) {
            case 1 -> node.with(publisher("corp", "one"));
            case 2 ->
                node.with(publisher("corp", "two").with("mirror", "https://m/").with("sticky", false));
            case 3 ->
                node.with(publisher("corp", "one").with("proxy", "http://p:3128"))
                        .with(publisher("more", "one"));
            case 4 ->
                node.with(publisher("more", "one").with("signature-policy", "require-signatures"))
                        .with(publisher("corp", "two").with("enabled", false));
            case 5 -> node.with(publisher(first, "own" + index)).with(publisher("more", "two"));
            case 6 -> {
                node.with(publisher(first, "one"));
                if (!omnios) {
                    node.with(publisher("hipster-encumbered", "one"));
                }
                node.with(publisher("corp", "one"));
                if (node.children().stream().noneMatch(child -> child.name().equals("install"))) {
                    node.with("publishers-only", true);
                }
            }
            default -> {}
        }
    }

    private void install(int index, Zone zone, String template, Flavour flavour, Node node) {
        boolean installed = !STATES.get(zone.state() % STATES.size()).equals("configured");
        int model = zone.model() - 1;
        boolean clones = model >= 0
                && model < index
                && zones.get(model).present()
                && zones.get(model).state() % STATES.size() != 2
                && template(zones.get(model), flavour).equals(template);
        if (zone.model() == IMAGE
                && image > 0
                && installed
                && template.equals(templates(flavour).get(0))) {
            node.with(Node.of("install", 0, "image", "base"));
        } else if (clones && installed) {
            node.with(Node.of("install", 0, "clone", name(model)));
        } else if (template.equals("lx")) {
            node.with(Node.of("install", 0, "image", "/zones/images/lx.tar.gz"));
        } else if (template.equals("illumos")) {
            node.with(Node.of("install", 0, "image", "/zones/images/illumos.zfs.gz"));
        }
        int needs = zone.needs() - 1;
        if (needs >= 0 && needs < index && zones.get(needs).present()) {
            node.with("depends-on", name(needs));
        }
    }

    private static Node sharedNet(int zone, int n) {
        return Node.of("net", 0, "physical", "igb0", "address", "192.0.2." + (10 + 10 * zone + n) + "/24");
    }

    private Node net(int zone, int n, Net net, Flavour flavour) {
        if (net.style() == 0 && stubs > 0) {
            return named(Node.of("net", 0, "pool", "internal"), zone, n, net);
        }
        boolean onDemand = net.style() == 3 && flavour == Flavour.OMNIOS;
        Node node = Node.of("net", 0, onDemand ? "global-nic" : "over", onDemand ? "igb1" : link(net.over()));
        if (net.address() > 0) {
            node.with("address", "198.51.100." + (50 * (net.address() % 4) + 10 * zone + n + 1) + "/24");
        }
        if (net.vid() > 0) {
            node.with("vlan", net.vid());
        }
        if (net.mac() > 0) {
            node.with("mac", "02:08:20:00:0" + net.mac() + ":" + zone + n);
        }
        if (net.bandwidth() > 0 && !onDemand) {
            node.with(Node.of("linkprop", 0, "maxbw", net.bandwidth() + "00M"));
        }
        return named(node, zone, n, net);
    }

    private static Node named(Node node, int zone, int n, Net net) {
        return net.name() == 0 ? node : node.with("name", "n" + net.name() + "x" + zone + "_" + n);
    }

    private static List<Data> distinct(List<Data> datasets) {
        List<Data> distinct = new ArrayList<>();
        for (Data data : datasets) {
            boolean below = data.name() == BELOW && distinct.stream().noneMatch(d -> d.name() == 0);
            if (!below && distinct.stream().noneMatch(d -> d.name() == data.name())) {
                distinct.add(data);
            }
        }
        return distinct;
    }

    private static String dataset(String prefix, Data data) {
        return data.name() == BELOW ? prefix + "0/below" : prefix + data.name();
    }

    private static Node properties(Node node, Data data) {
        if (data.quota() > 0) {
            node.with("quota", data.quota() + "G");
        }
        if (data.compression() > 0) {
            node.with("compression", COMPRESSIONS.get(data.compression()));
        }
        if (data.letters() > 0) {
            node.with("casesensitivity", LETTERS.get(data.letters()));
        }
        return node.with("replace", true);
    }
}
