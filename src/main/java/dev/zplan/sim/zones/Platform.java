package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.net.Link;
import dev.zplan.sim.net.LinkClass;
import dev.zplan.sim.net.LinkResult;
import dev.zplan.sim.net.MacAddress;
import dev.zplan.sim.net.VnicRequest;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A zone's virtual platform: its root, delegated datasets and links, which are there from {@code ready} to {@code halt}. */
final class Platform {

    private final Call call;
    private final Machine machine;
    private final String zone;

    Platform(Call call) {
        this.call = call;
        this.machine = call.machine();
        this.zone = call.zone();
    }

    /** Brings the zone to {@code ready}; on failure says why and leaves nothing behind. */
    boolean bringUp() {
        ZoneConfig config = machine.config(zone);
        warnOfShares(config);
        List<String> onDemand = onDemand(config);
        boolean up = makeVnics(config) && mountRoot(config) && delegate(config);
        machine.kernel().start(zone, machine.config(zone), onDemand);
        machine.fileStore().remount();
        if (up && network(config)) {
            setBusy(config, true);
            return true;
        }
        tearDown();
        return false;
    }

    /** Brings the zone to {@code mounted}: its root without network and delegated datasets. */
    boolean bringUpScratch() {
        ZoneConfig config = machine.config(zone);
        List<String> onDemand = onDemand(config);
        boolean up = makeVnics(config) && mountRoot(config);
        machine.kernel().start(zone, machine.config(zone), onDemand);
        machine.kernel().set(zone, ZoneState.MOUNTED);
        machine.fileStore().remount();
        if (up) {
            setBusy(config, true);
        } else {
            tearDown();
        }
        return up;
    }

    /** Takes away what was brought up. */
    void tearDown() {
        machine.links().giveBack(zone);
        machine.kernel().find(zone).ifPresent(booted -> {
            booted.vnics().forEach(machine.links()::deleteVnic);
            setBusy(booted.config(), false);
            unmountOwnRoot(booted.config());
        });
        machine.kernel().end(zone);
        machine.fileStore().remount();
    }

    /** The brand illumos leaves its root unmounted (pkg5 src/brand/illumos/poststate), the package brands mounted. */
    private void unmountOwnRoot(ZoneConfig config) {
        if (config.get(Property.BRAND).equals(Brand.ILLUMOS.id())) {
            machine.storage().unmountRoot(config.get(Property.ZONEPATH));
        }
    }

    /** Writes down that init is gone, as OmniOS does when a zone that ran is halted. */
    void logExit() {
        if (machine.flavour() == Flavour.OMNIOS) {
            machine.files()
                    .write(machine.zone(zone).orElseThrow().path() + "/lastexited", machine.now() + ".000000 -1\n");
        }
    }

    /** The VNICs that the brand's hooks of OmniOS make before the zone is ready and delete when it is halted. */
    private List<String> onDemand(ZoneConfig config) {
        return machine.flavour() != Flavour.OMNIOS
                ? List.of()
                : config.all(ResourceType.NET).stream()
                        .filter(n -> n.has(Property.GLOBAL_NIC))
                        .map(n -> n.get(Property.PHYSICAL))
                        .distinct()
                        .toList();
    }

    private boolean makeVnics(ZoneConfig config) {
        if (machine.flavour() != Flavour.OMNIOS) {
            return true;
        }
        for (ZoneResource net : config.all(ResourceType.NET)) {
            String name = net.get(Property.PHYSICAL);
            if (!net.has(Property.GLOBAL_NIC) || machine.links().find(name).isPresent()) {
                continue;
            }
            Optional<String> over = over(net);
            if (over.isEmpty()) {
                return false;
            }
            if (!(machine.links().createVnic(request(net, over.get())) instanceof LinkResult.Made made)) {
                call.report("Could not create VNIC " + name + "/" + over.get());
                return false;
            }
            machine.changeConfig(zone, c -> remember(c, name, made.link().mac()));
        }
        return true;
    }

    private static ZoneConfig remember(ZoneConfig config, String link, String mac) {
        ZoneConfig changed = config;
        for (ZoneResource net : config.all(ResourceType.NET)) {
            if (net.get(Property.PHYSICAL).equals(link) && !net.has(Property.MAC_ADDR)) {
                changed = changed.replacing(net, net.with(Property.MAC_ADDR, mac));
            }
        }
        return changed;
    }

    private static VnicRequest request(ZoneResource net, String over) {
        VnicRequest request = VnicRequest.of(net.get(Property.PHYSICAL), over);
        if (net.has(Property.VLAN_ID)) {
            request = request.withVid(Integer.parseInt(net.get(Property.VLAN_ID)));
        }
        return MacAddress.parse(net.get(Property.MAC_ADDR))
                .map(request::withMac)
                .orElse(request);
    }

    /** The link below; for {@code auto} the one with the global zone's own addresses, through which all routes lead here. */
    private Optional<String> over(ZoneResource net) {
        String nic = net.get(Property.GLOBAL_NIC);
        if (!nic.equals("auto")) {
            return Optional.of(nic);
        }
        if (!net.has(Property.ALLOWED_ADDRESS)) {
            call.report("Cannot use 'auto' global NIC without allowed-address.");
            return Optional.empty();
        }
        Optional<String> routed = machine.links().all().stream()
                .filter(l -> l.linkClass() == LinkClass.PHYS && l.inUse())
                .map(Link::name)
                .findFirst();
        if (routed.isEmpty()) {
            call.report("Could not determine global-nic for " + net.get(Property.PHYSICAL));
        }
        return routed;
    }

    private boolean mountRoot(ZoneConfig config) {
        String path = config.get(Property.ZONEPATH);
        Optional<String> problem = machine.storage().mountRoot(path, Brand.of(config.get(Property.BRAND)));
        problem.ifPresent(call::report);
        List<String> foreign = machine.files().mountsBelow(path + "/root");
        if (problem.isEmpty() && !foreign.isEmpty()) {
            call.report("These file-systems are mounted on subdirectories of " + path + "/root:");
            foreign.forEach(m -> call.report("  " + m));
        }
        return problem.isEmpty() && foreign.isEmpty();
    }

    private void setBusy(ZoneConfig config, boolean busy) {
        machine.storage().setBusy(config.get(Property.ZONEPATH), busy);
        config.all(ResourceType.DATASET).forEach(d -> machine.storage().setDelegatedBusy(d.get(Property.NAME), busy));
    }

    private boolean delegate(ZoneConfig config) {
        for (ZoneResource dataset : config.all(ResourceType.DATASET)) {
            machine.storage().setZoned(dataset.get(Property.NAME));
        }
        return true;
    }

    private boolean network(ZoneConfig config) {
        if (!config.isExclusiveIp()) {
            return config.all(ResourceType.NET).stream().allMatch(this::sharedAddress);
        }
        machine.links().zoneReady(zone);
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (ZoneResource net : config.all(ResourceType.NET)) {
            List<String> allowed = addresses.computeIfAbsent(net.get(Property.PHYSICAL), n -> new ArrayList<>());
            if (net.has(Property.ALLOWED_ADDRESS)) {
                allowed.add(net.get(Property.ALLOWED_ADDRESS).replaceAll("/.*", ""));
            }
        }
        return addresses.entrySet().stream().allMatch(e -> link(e.getKey(), e.getValue()));
    }

    private boolean link(String name, List<String> allowed) {
        Optional<Link> link = machine.links().find(name);
        if (link.isEmpty()) {
            call.report("failed to add network device: No such file or directory");
            return false;
        }
        if (link.get().inUse()) {
            call.report("WARNING: skipping network interface '" + name + "' which is used in the global zone");
            call.report("failed to add network device: Device busy");
            return false;
        }
        Optional<String> refusal = machine.links().lend(name, zone);
        if (refusal.isPresent()) {
            call.report("WARNING: unable to add network interface '" + name + "': " + refusal.get());
            call.report("failed to add network device: Device busy");
            return false;
        }
        Optional<String> unprotected =
                allowed.isEmpty() ? Optional.empty() : machine.links().protect(name, allowed);
        unprotected.ifPresent(call::report);
        return unprotected.isEmpty();
    }

    private boolean sharedAddress(ZoneResource net) {
        String address = bare(net);
        for (Map.Entry<String, Kernel.Booted> other : machine.kernel().all().entrySet()) {
            boolean taken = !other.getKey().equals(zone)
                    && other.getValue().config().all(ResourceType.NET).stream()
                            .anyMatch(n -> n.has(Property.ADDRESS) && bare(n).equals(address));
            if (taken) {
                call.report(net.get(Property.PHYSICAL)
                        + ": could not bring network interface up: address in use by zone '" + other.getKey()
                        + "': Cannot assign requested address");
                return false;
            }
        }
        return true;
    }

    private static String bare(ZoneResource net) {
        return net.get(Property.ADDRESS).replaceAll("/.*", "");
    }

    private void warnOfShares(ZoneConfig config) {
        boolean shares = config.all(ResourceType.RCTL).stream()
                .anyMatch(r -> r.get(Property.NAME).equals("zone.cpu-shares"));
        if (shares && !config.get(Property.SCHEDULING_CLASS).equals("FSS")) {
            call.report("WARNING: The zone.cpu-shares rctl is set but\nFSS is not the default scheduling class for\n"
                    + "this zone.  FSS will be used for processes\nin the zone but to get the full benefit of FSS,\n"
                    + "it should be the default scheduling class.\nSee dispadmin("
                    + (machine.flavour() == Flavour.OMNIOS ? "8" : "1M") + ") for more details.");
        }
    }
}
