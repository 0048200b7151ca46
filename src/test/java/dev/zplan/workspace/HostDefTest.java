package dev.zplan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code zplan.kdl} may say of a host. */
class HostDefTest {

    @TempDir
    Path root;

    private Workspace open(String host) throws IOException {
        Files.writeString(root.resolve("zplan.kdl"), "zplan 1\nhost \"gz1\" " + host + "\n");
        return Workspace.open(root, root);
    }

    private HostDef host(String text) throws IOException {
        Workspace workspace = open(text);
        assertThat(workspace.diagnostics()).isEmpty();
        return Objects.requireNonNull(workspace.settings().hosts().get("gz1"));
    }

    @Test
    void defaults() throws IOException {
        HostDef host = host("via=\"ssh\"");
        assertThat(host)
                .isEqualTo(new HostDef(
                        "gz1",
                        HostDef.Via.SSH,
                        Flavour.OMNIOS,
                        "gz1",
                        null,
                        null,
                        "/usr/sbin:/usr/bin:/sbin",
                        "pfexec",
                        Duration.ofSeconds(15),
                        List.of(),
                        Layer.empty(),
                        host.span()));
    }

    @Test
    void everything() throws IOException {
        HostDef host =
                host("via=\"ssh\" address=\"fe80::1%igb0\" user=\"adm_1\" port=2222 path=\"/opt/x y/bin:/usr/bin\""
                        + " privilege=\"none\" connect-timeout=3");
        assertThat(List.of(host.address(), Objects.requireNonNull(host.user()), host.path(), host.privilege()))
                .containsExactly("fe80::1%igb0", "adm_1", "/opt/x y/bin:/usr/bin", "none");
        assertThat(host.port()).isEqualTo(2222);
        assertThat(host.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(host("via=\"local\" privilege=\"none\" path=\"/sbin\"").via())
                .isEqualTo(HostDef.Via.LOCAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "via=\"sim\" address=\"x\" | `address` means nothing for a host with via=\"sim\"",
                "via=\"local\" port=22 | `port` means nothing for a host with via=\"local\"",
                "via=\"local\" connect-timeout=22 | `connect-timeout` means nothing for a host with via=\"local\"",
                "via=\"sim\" path=\"/x\" | `path` means nothing for a host with via=\"sim\"",
                "via=\"ssh\" flavour=\"omnios\" | `flavour` means nothing for a host with via=\"ssh\"",
            })
    void whatMeansNothingIsRefused(String text, String message) throws IOException {
        List<Diagnostic> told = open(text).diagnostics();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).code()).isEqualTo("zplan::workspace::idle_field");
        assertThat(told.get(0).message()).isEqualTo(message);
        Diagnostic first = told.get(0);
        assertThat(Objects.requireNonNull(first.span()).line()).isEqualTo(2);
        assertThat(Objects.requireNonNull(first.span()).column()).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address=\"-oProxyCommand=x\"",
                "address=\"a b\"",
                "address=\"a;b\"",
                "address=\"\"",
                "address=\"ssh://x\"",
                "address=\"u@x\"",
                "user=\"-l\"",
                "user=\"a b\"",
                "user=\"$(id)\"",
                "path=\"bin\"",
                "path=\"/bin:\"",
                "path=\"/bin:.\"",
                "port=65536",
                "connect-timeout=3601"
            })
    void whatSshOrAShellCouldTakeForSomethingElseIsRefused(String field) throws IOException {
        List<Diagnostic> told = open("via=\"ssh\" " + field).diagnostics();
        assertThat(told).extracting(Diagnostic::code).containsExactly("zplan::workspace::bad_host");
        assertThat(told.get(0).help()).isNotBlank();
        assertThat(Objects.requireNonNull(told.get(0).span()).column()).isGreaterThan(20);
    }

    @Test
    void typesAreThoseOfTheSchema() throws IOException {
        for (String field : List.of("port=0", "port=\"ssh\"", "privilege=\"sudo\"", "via=\"telnet\"", "adress=\"x\"")) {
            assertThat(open("via=\"ssh\" " + field).diagnostics()).as(field).isNotEmpty();
        }
    }
}
