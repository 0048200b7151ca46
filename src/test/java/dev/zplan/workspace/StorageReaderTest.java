package dev.zplan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code zplan.kdl} may say of storage. */
class StorageReaderTest {

    private static final String ANY = "host \"any\" via=\"sim\"\n";

    @TempDir
    Path root;

    private Workspace open(String settings) throws IOException {
        Files.writeString(root.resolve("zplan.kdl"), "zplan 1\n" + settings);
        return Workspace.open(root, root);
    }

    private static List<String> bases(Workspace workspace, String host) {
        assertThat(workspace.diagnostics()).isEmpty();
        return Objects.requireNonNull(workspace.settings().storage().get(host)).bases().stream()
                .map(b -> b.dataset() + " at " + b.mountpoint())
                .toList();
    }

    @Test
    void aPoolIsEnough() throws IOException {
        assertThat(bases(open(ANY + "storage { pool \"rpool\"; }"), "any"))
                .containsExactly("rpool/zones at null", "rpool/images at null", "rpool/volumes at null");
    }

    @Test
    void eachCanBeElsewhere() throws IOException {
        Workspace workspace =
                open(ANY + "storage { pool \"rpool\"; zones \"tank/z\" mountpoint=\"/z\"; images mountpoint=\"/i\"; }");
        assertThat(bases(workspace, "any"))
                .containsExactly("tank/z at /z", "rpool/images at /i", "rpool/volumes at null");
        assertThat(bases(open(ANY + "storage { zones \"a/z\"; images \"b/i\"; volumes \"c/v\"; }"), "any"))
                .containsExactly("a/z at null", "b/i at null", "c/v at null");
    }

    @Test
    void aHostHasItsOwn() throws IOException {
        Workspace workspace = open("""
                host "gz1" via="ssh" { storage { pool "tank"; }; }
                host "gz2" via="ssh"
                storage { pool "rpool"; }
                """);
        assertThat(bases(workspace, "gz1")).contains("tank/zones at null");
        assertThat(bases(workspace, "gz2")).contains("rpool/zones at null");
        assertThat(open("host \"gz1\" via=\"ssh\" { storage { pool \"tank\"; }; }\nhost \"gz2\" via=\"ssh\"")
                        .settings()
                        .storage())
                .containsOnlyKeys("gz1");
    }

    @Test
    void theNearestCounts() throws IOException {
        Workspace workspace = open("""
                storage { pool "one"; }
                all { storage { pool "two"; }; }
                group "a" { storage { pool "three"; }; }
                group "b" { storage { pool "four"; }; }
                group "c"
                host "h1" via="ssh" { groups "c" "b" "a"; }
                host "h2" via="ssh" groups="a" { storage { pool "five"; }; }
                host "h3" via="ssh" groups="c"
                """);
        assertThat(bases(workspace, "h1")).contains("four/zones at null");
        assertThat(bases(workspace, "h2")).contains("five/zones at null");
        assertThat(bases(workspace, "h3")).contains("two/zones at null");
    }

    @ParameterizedTest
    @CsvSource({
        "zones \"a/z\", storage_incomplete",
        "pool \"rpool\"; zones \"rpool/images/z\", storage_overlap",
        "pool \"rpool\"; zones \"rpool/images\", storage_overlap",
        "pool \"/rpool\", name"
    })
    void whatCannotBe(String storage, String code) throws IOException {
        Workspace workspace = open(ANY + "storage { " + storage + "; }");
        assertThat(workspace.diagnostics())
                .isNotEmpty()
                .extracting(Diagnostic::code)
                .allMatch(c -> c.contains(code));
        assertThat(workspace.settings().storage()).isEmpty();
    }
}
