package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** The subcommands of dladm for simulated cards. */
final class SimnetCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 12),
            new OutputTable.Column("MEDIA", 20),
            new OutputTable.Column("MACADDRESS", 18),
            new OutputTable.Column("OTHERLINK", 12));

    private SimnetCommands() {}

    static int create(Call call) {
        Getopt given = call.options("tR:m:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        if (!LinkName.valid(name)) {
            return call.die("invalid link name '" + name + "'");
        }
        String media = given.value('m').orElse("ether");
        if (!media.equals("ether") && !media.equals("wifi")) {
            return call.die("media type '" + media + "' is not supported");
        }
        LinkResult result =
                call.links().createSimnet(name, media.equals("ether") ? "Ethernet" : "WiFi", given.has('t'));
        return result instanceof LinkResult.Refused refused ? call.die("simnet creation failed", refused.status()) : 0;
    }

    static int modify(Call call) {
        Getopt given = call.options("tR:p:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        Optional<Link> link = simnet(call, given.operands().get(0));
        if (link.isEmpty()) {
            return call.die("invalid link name '" + given.operands().get(0) + "'");
        }
        if (!given.has('p')) {
            return 0;
        }
        String peer = given.value('p').orElse("none");
        Optional<Link> other = simnet(call, peer);
        if (!peer.equals("none") && other.isEmpty()) {
            return call.die("invalid peer link name '" + peer + "'");
        }
        detach(call, link.get());
        if (other.isPresent()) {
            detach(call, other.get());
            link.get().details.put("peer", peer);
            other.get().details.put("peer", link.get().name());
        }
        return 0;
    }

    private static void detach(Call call, Link link) {
        Optional.ofNullable(link.details.remove("peer"))
                .flatMap(call.links()::find)
                .ifPresent(peer -> peer.details.remove("peer"));
    }

    private static Optional<Link> simnet(Call call, String name) {
        return call.links().find(name).filter(l -> l.linkClass() == LinkClass.SIMNET);
    }

    static int delete(Call call) {
        Getopt given = call.options("tR:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        Optional<Link> link = call.links().find(name);
        if (link.isEmpty()) {
            return call.die("simnet '" + name + "' not found");
        }
        if (link.get().linkClass() != LinkClass.SIMNET) {
            return call.die("simnet deletion failed", Links.BAD_ARGUMENT);
        }
        Optional<String> refusal = call.links().delete(name, given.has('t'));
        if (refusal.isEmpty()) {
            detach(call, link.get());
        }
        return call.done(refusal, "simnet deletion failed");
    }

    static int show(Call call) {
        Getopt given = call.options("pPo:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> fault = LinkCommands.faultOf(call, given);
        return fault.isPresent()
                ? call.die(fault.get())
                : AggrCommands.show(call, given, LinkClass.SIMNET, COLUMNS, SimnetCommands::cell);
    }

    private static String cell(Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "MEDIA" -> link.detail("media", "Ethernet");
            case "MACADDRESS" -> link.mac();
            default -> link.detail("peer", "");
        };
    }
}
