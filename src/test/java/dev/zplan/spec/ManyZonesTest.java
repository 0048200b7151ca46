package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand zones are not slow. The bounds are far above what is measured, and far below anything quadratic. */
class ManyZonesTest {

    private static final String BODY = """
             {
                template "omnios"
                about "${name} ${zone.brand} ${domain}"
                net over="igb0" vlan=20 address="192.0.2.10/24"
                net over="internal0"
                dataset "rpool/data/${name}" quota="20G" compression="lz4" delegate=#true
                attr "role" "frontend"
            }
            """;

    @TempDir
    private Path folder;

    private Workspace workspace() {
        return new Workspace(folder)
                .template("omnios", "template omnios { zonepath \"/zones/${name}\"; memory physical=\"1G\"; }");
    }

    @Test
    void aThousandCopies() {
        Workspace workspace = workspace().plan("p.kdl", "var domain a\nzone web count=999" + BODY);
        load(workspace, 999);
    }

    @Test
    void aThousandNodes() {
        StringBuilder text = new StringBuilder("var domain a\n");
        for (int i = 0; i < 1000; i++) {
            text.append("zone \"web").append(i).append("\"").append(BODY);
        }
        load(workspace().plan("p.kdl", text.toString()), 1000);
    }

    @Test
    void aThousandWrongNodes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("zone \"web").append(i).append("\" {\n    brnd \"x\"\n}\n");
        }
        long start = System.nanoTime();
        assertThat(workspace().plan("p.kdl", text.toString()).load().diagnostics())
                .hasSize(2000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static void load(Workspace workspace, int zones) {
        long start = System.nanoTime();
        Spec spec = workspace.load();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(spec.items()).hasSize(zones);
    }
}
