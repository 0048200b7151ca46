package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderZadmTest {

    @TempDir
    Path folder;

    @Test
    void printsADocumentThatConvertsBack() {
        Workbench bench = Workbench.in(folder).write("plans/www.kdl", """
                zone "www" {
                    template "omnios"
                    net name="www0" over="igb0" vlan=20 address="192.0.2.10/24" gateway="192.0.2.1"
                    dataset "rpool/data/web" delegate=#true quota="20G"
                    zfs-io-priority 50
                    attr "resolvers" "9.9.9.9"
                }
                """);
        Workbench.Run run = bench.run("render", "www", "--as", "zadm");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "warning[zplan::convert::unsupported_field]: zadm's document has no room for zfs-io-priority",
                        "--> plans/www.kdl:5:21",
                        "the properties of dataset rpool/data/web");
        assertThat(bench.reading(run.out(), "convert", "-").out()).isEqualTo("""
                zone "www" {
                    template "omnios"
                    zonepath "/zones/www"
                    net name="www0" over="igb0" address="192.0.2.10/24" gateway="192.0.2.1" vlan=20
                    dataset "rpool/data/web" delegate=#true manage=#false
                    attr "resolvers" "9.9.9.9"
                }
                """);
    }
}
