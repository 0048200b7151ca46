package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulated host with a shorthand for what tests do with it. */
final class Lab {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    final SimHost host;

    Lab(Flavour flavour) {
        this(SimHost.create(flavour));
    }

    Lab(SimHost host) {
        this.host = host;
    }

    static Lab omnios() {
        return new Lab(Flavour.OMNIOS);
    }

    static Lab openindiana() {
        return new Lab(Flavour.OPENINDIANA);
    }

    /** Runs a line; single quotes keep words together. */
    SimResult run(String line) {
        List<String> argv = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            argv.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return host.run(argv, "");
    }

    /** Runs a line that must succeed; gives what it wrote. */
    String ok(String line) {
        SimResult result = run(line);
        assertThat(result.exitCode()).as("%s: %s", line, result).isZero();
        return result.stdout();
    }

    /** Runs a line that must fail with 1; gives what it complained of. */
    String fails(String line) {
        SimResult result = run(line);
        assertThat(result.exitCode()).as("%s: %s", line, result).isEqualTo(1);
        return result.stderr();
    }

    /** Configures a zone below /zones; more zonecfg commands may follow. */
    Lab configured(String zone, String brand, String... more) {
        String ip = brand.equals("ipkg-shared") ? "shared" : "exclusive";
        String name = brand.replace("-shared", "");
        ok("zonecfg -z " + zone + " 'create -b; set brand=" + name + "; set zonepath=/zones/" + zone + "; set ip-type="
                + ip
                + String.join(
                        "", java.util.Arrays.stream(more).map(m -> "; " + m).toList()) + "'");
        return this;
    }

    /** Configures and installs a zone. */
    Lab installed(String zone, String brand, String... more) {
        configured(zone, brand, more);
        String source = switch (brand) {
            case "lx" -> " -s /zones/images/lx.tar.gz";
            case "illumos" -> " -s /zones/images/illumos.zfs.gz";
            default -> "";
        };
        ok("zoneadm -z " + zone + " install" + source);
        return this;
    }

    /** Configures, installs and boots a zone. */
    Lab running(String zone, String brand, String... more) {
        installed(zone, brand, more);
        ok("zoneadm -z " + zone + " boot");
        return this;
    }

    String state(String zone) {
        return ok("zoneadm -z " + zone + " list -p").split(":")[2];
    }

    /** The host without its clock and sources of chance: what a user can see of it. */
    String facts() {
        return host.dump().replaceAll("(?s)\"(chance|files)\" : \\{.*?\\n  \\},", "");
    }
}
