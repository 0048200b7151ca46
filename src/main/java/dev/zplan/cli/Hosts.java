package dev.zplan.cli;

import dev.zplan.host.Host;
import dev.zplan.host.Privilege;
import dev.zplan.host.RealHost;
import dev.zplan.host.SimulatedHost;
import dev.zplan.host.SocketFolder;
import dev.zplan.host.SshTarget;
import dev.zplan.host.Surroundings;
import dev.zplan.workspace.HostDef;
import dev.zplan.workspace.Workspace;
import java.util.List;

/**
 * The hosts of a workspace, each by the way that {@code zplan.kdl} says.
 *
 * @param workspace whose they are
 * @param context of the command that uses them
 */
record Hosts(Workspace workspace, Context context) {

    /** The host of that name; a simulated one is made on first use. Nothing is connected to yet. */
    Host open(String name) {
        HostDef host = workspace.settings().hosts().get(name);
        if (host == null || host.via() == HostDef.Via.SIM) {
            return new SimulatedHost(name, new MortalHost(new SimHosts(workspace).open(name), context));
        }
        Surroundings surroundings =
                new Surroundings(host.path(), Privilege.of(host.privilege()).orElse(Privilege.PFEXEC));
        return host.via() == HostDef.Via.LOCAL
                ? RealHost.local(name, surroundings, context.environment())
                : RealHost.ssh(name, target(host), surroundings, context.environment());
    }

    private SshTarget target(HostDef host) {
        return new SshTarget(
                host.address(),
                host.user(),
                host.port(),
                host.connectTimeout(),
                SocketFolder.of(context.environment()),
                List.of());
    }
}
