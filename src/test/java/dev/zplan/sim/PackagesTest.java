package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import org.junit.jupiter.api.Test;

/** pkg: publishers, and the images of zones. */
class PackagesTest {

    private static final String CORE = "https://pkg.omnios.org/r151038/core/";
    private static final String EXTRA = "https://pkg.omnios.org/r151038/extra/";
    private static final String HEADER = "PUBLISHER                   TYPE     STATUS P LOCATION\n";

    private final Lab lab = Lab.omnios();

    @Test
    void publishers() {
        lab.ok("pkg set-publisher -g " + EXTRA + " extra.omnios");
        assertThat(lab.ok("pkg publisher"))
                .isEqualTo(HEADER + "omnios                      origin   online F " + CORE + "\n"
                        + "extra.omnios                origin   online F " + EXTRA + "\n");
        assertThat(lab.ok("pkg publisher -H -F tsv"))
                .isEqualTo("omnios\ttrue\tfalse\ttrue\torigin\tonline\t" + CORE + "\t-\n"
                        + "extra.omnios\ttrue\tfalse\ttrue\torigin\tonline\t" + EXTRA + "\t-\n");
        lab.ok("pkg set-publisher --non-sticky -d extra.omnios");
        assertThat(lab.ok("pkg publisher -H"))
                .contains("extra.omnios   (non-sticky, disabled) origin   online F " + EXTRA + "\n");
        assertThat(lab.ok("pkg publisher -Hn")).doesNotContain("extra");
        assertThat(lab.run("pkg publisher -F json").exitCode()).isEqualTo(2);
        assertThat(lab.ok("pkg publisher omnios"))
                .contains("            Publisher: omnios\n", "           Origin URI: " + CORE + "\n");
        assertThat(lab.fails("pkg publisher nosuch")).isEqualTo("pkg publisher: Unknown publisher 'nosuch'.\n");
    }

    @Test
    void originsAndMirrors() {
        lab.ok("pkg set-publisher -G '*' -g http://a -m http://m/ omnios");
        assertThat(lab.ok("pkg publisher -H"))
                .isEqualTo("omnios                      origin   online F http://a/\n"
                        + "omnios                      mirror   online F http://m/\n");
        lab.ok("pkg set-publisher -O https://b/ --proxy http://p:3128 -M http://m omnios");
        lab.ok("pkg set-publisher -k /k.pem -c /c.pem omnios");
        assertThat(lab.ok("pkg publisher -H -F tsv"))
                .isEqualTo("omnios\ttrue\tfalse\ttrue\torigin\tonline\thttps://b/\thttp://p:3128\n");
        assertThat(lab.ok("pkg publisher omnios")).contains("              SSL Key: /k.pem\n");
        assertThat(lab.fails("pkg set-publisher -g https://b omnios"))
                .isEqualTo("\npkg set-publisher: Origin 'https://b/' already exists for the specified publisher.\n");
        assertThat(lab.fails("pkg set-publisher -G https://c omnios"))
                .isEqualTo("\npkg set-publisher: Unknown repository origin 'https://c'\n");
        assertThat(lab.fails("pkg set-publisher -G '*' nosuch"))
                .isEqualTo("pkg set-publisher: Unknown publisher 'nosuch'.\n");
        assertThat(lab.run("pkg set-publisher").stderr())
                .startsWith("pkg set-publisher: requires a publisher name\nUsage:\n        pkg set-publisher [-Pedv] ");
    }

    @Test
    void searchOrder() {
        lab.ok("pkg set-publisher -g http://a a");
        lab.ok("pkg set-publisher -g http://b --search-before=a b");
        lab.ok("pkg set-publisher --search-first a");
        lab.ok("pkg set-publisher --search-after=a omnios");
        assertThat(lab.ok("pkg publisher -H").replaceAll("(?m) .*", "")).isEqualTo("a\nomnios\nb\n");
        assertThat(lab.ok("pkg publisher -HP")).startsWith("a ");
        assertThat(lab.fails("pkg set-publisher --search-before=a a"))
                .isEqualTo("\npkg set-publisher: Cannot search a repository before or after itself\n");
    }

    @Test
    void publishersFromARepository() {
        assertThat(lab.ok("pkg set-publisher -p " + EXTRA))
                .isEqualTo("pkg set-publisher:\n  Added publisher(s): extra.omnios\n");
        assertThat(lab.ok("pkg set-publisher -p " + EXTRA))
                .isEqualTo("pkg set-publisher:\n  Updated publisher(s): extra.omnios\n");
        assertThat(lab.fails("pkg set-publisher -p http://nowhere"))
                .contains("does not appear to point to a valid pkg repository.");
        lab.ok("pkg unset-publisher extra.omnios");
        assertThat(lab.fails("pkg unset-publisher extra.omnios"))
                .isEqualTo(
                        "\npkg unset-publisher: Removal failed for 'extra.omnios': Unknown publisher 'extra.omnios'.\n\n");
        assertThat(lab.run("pkg unset-publisher").exitCode()).isEqualTo(2);
    }

    @Test
    void packages() {
        assertThat(lab.fails("pkg list -H gnu-tar"))
                .isEqualTo("\npkg list: no packages matching the following patterns are installed:\n  gnu-tar\n");
        assertThat(lab.ok("pkg install gnu-tar"))
                .startsWith("           Packages to install:  1\n       Create boot environment: No\n");
        assertThat(lab.run("pkg install gnu-tar"))
                .isEqualTo(new SimResult(4, "No updates necessary for this image.\n", ""));
        assertThat(lab.host
                        .run("sh", "-c", "PKG_SUCCESS_ON_NOP=1 pkg install gnu-tar")
                        .exitCode())
                .isZero();
        assertThat(lab.run("pkg update")).isEqualTo(new SimResult(4, "No updates available for this image.\n", ""));
        assertThat(lab.ok("pkg list gnu-tar"))
                .isEqualTo("NAME (PUBLISHER)                                  VERSION                    IFO\n"
                        + "archiver/gnu-tar                                  0.5.11-151038.0            i--\n");
        assertThat(lab.run("pkg list -H gnu-tar nosuch").exitCode()).isEqualTo(3);
        assertThat(lab.ok("pkg list -Hv entire")).startsWith("pkg://omnios/entire@11-151038.0:");
        assertThat(lab.ok("pkg info gnu-tar")).contains("         State: Installed\n");
        assertThat(lab.fails("pkg info zsh"))
                .startsWith("pkg: info: no packages matching the following patterns you specified are\n");
        assertThat(lab.fails("pkg install blah"))
                .isEqualTo("\npkg install: The following pattern(s) did not match any allowable packages.  Try\n"
                        + "using a different matching pattern, or refreshing publisher information:\n\n\tblah\n");
        lab.ok("pkg uninstall gnu-tar");
        assertThat(lab.fails("pkg uninstall gnu-tar")).startsWith("\npkg uninstall: ");
        assertThat(lab.run("pkg frobnicate").stderr()).startsWith("pkg: unknown subcommand 'frobnicate'\n");
        assertThat(lab.run("pkg verify").stderr()).isEqualTo("pkg: not simulated: verify\n");
    }

    @Test
    void zonesHaveImagesOfTheirBrand() {
        lab.running("web1", "lipkg").running("own1", "ipkg").running("lx1", "lx");
        assertThat(lab.ok("zlogin web1 pkg publisher")).isEqualTo(lab.ok("pkg publisher"));
        assertThat(lab.ok("zlogin own1 pkg publisher -H"))
                .isEqualTo("omnios                      origin   online F " + CORE + "\n");
        lab.ok("zlogin own1 pkg install vim");
        assertThat(lab.ok("pkg -R /zones/own1/root list -H vim")).startsWith("editor/vim ");
        assertThat(lab.run("pkg list vim").exitCode()).isEqualTo(1);
        assertThat(lab.run("zlogin lx1 pkg list").exitCode()).isEqualTo(127);
        assertThat(lab.fails("pkg -R /nosuch list")).isEqualTo("pkg: No image rooted at '/nosuch'\n");
        assertThat(lab.host.run("sh", "-c", "export PKG_IMAGE=/x; pkg list").stderr())
                .isEqualTo("pkg: No image rooted at '/x' (set by $PKG_IMAGE)\n");
        Lab oi = Lab.openindiana().running("b", "nlipkg");
        assertThat(oi.ok("zlogin b pkg publisher -H")).contains("hipster-encumbered");
    }

    /** pkgcreatezone: copy-publishers-from, or the one that -P names and no other. */
    @Test
    void zonesGetTheGlobalZonesPublishers() {
        lab.ok("pkg set-publisher -g http://corp --non-sticky --search-first corp");
        lab.running("web1", "lipkg").running("small1", "sparse");
        assertThat(lab.ok("zlogin web1 pkg publisher")).isEqualTo(lab.ok("pkg publisher"));
        assertThat(lab.ok("zlogin small1 pkg publisher")).isEqualTo(lab.ok("pkg publisher"));
        lab.ok("pkg unset-publisher corp");
        assertThat(lab.ok("zlogin web1 pkg publisher -H")).startsWith("corp ");
    }

    /** linkedimage/common.py, pubcheck: the global zone's enabled ones come first, in their order and as sticky. */
    @Test
    void linkedImagesNeedTheGlobalZonesPublishers() {
        lab.running("web1", "lipkg").running("own1", "ipkg");
        lab.ok("zlogin web1 pkg set-publisher -g http://mine mine");
        lab.ok("zlogin web1 pkg install vim");
        lab.ok("zlogin web1 pkg set-publisher --search-first mine");
        assertThat(lab.fails("zlogin web1 pkg install wget"))
                .startsWith("\npkg install: Invalid child image publisher configuration.  Child image publisher\n")
                .endsWith("publishers:\n    PUBLISHER 0: mine\n    PUBLISHER 1: omnios\n");
        lab.ok("zlogin own1 pkg set-publisher -g http://mine --search-first mine");
        lab.ok("zlogin own1 pkg install wget");
        lab.ok("zlogin web1 pkg unset-publisher mine");
        lab.ok("zlogin web1 pkg set-publisher --non-sticky omnios");
        assertThat(lab.fails("zlogin web1 pkg install wget")).endsWith("    PUBLISHER 0: omnios (non-sticky)\n");
        lab.ok("zlogin web1 pkg unset-publisher omnios");
        lab.ok("zlogin web1 pkg set-property use-system-repo True");
        lab.ok("zlogin web1 pkg install wget");
        assertThat(lab.ok("zlogin web1 pkg publisher"))
                .isEqualTo(HEADER + "omnios         (syspub)     origin   online T <system-repository>\n");
        assertThat(lab.fails("zlogin web1 pkg unset-publisher omnios")).contains("is a system publisher");
    }

    @Test
    void publishersHaveProperties() {
        lab.ok("pkg set-publisher --set-property signature-policy=require-signatures omnios");
        assertThat(lab.ok("pkg publisher omnios"))
                .endsWith("           Properties:\n                       signature-policy = require-signatures\n");
        lab.ok("pkg set-publisher --unset-property signature-policy omnios");
        assertThat(lab.ok("pkg publisher omnios")).doesNotContain("Properties");
        assertThat(lab.fails("pkg set-publisher --set-property signature-policy=what omnios"))
                .contains("what is not a valid value for this property:signature-policy");
    }

    @Test
    void imagesCanBeCreated() {
        lab.ok("pkg image-create -F -p omnios=" + CORE + " /data/image");
        assertThat(lab.ok("pkg -R /data/image publisher -H")).endsWith(CORE + "\n");
        assertThat(lab.run("pkg -R /data/image list").exitCode()).isEqualTo(1);
        lab.ok("pkg -R /data/image install bash");
        assertThat(lab.ok("pkg -R /data/image list -H")).startsWith("shell/bash ");
        assertThat(lab.fails("pkg image-create -F /data/image"))
                .startsWith("pkg image-create: there is already an image at: /data/image.\n");
        lab.ok("pkg image-create -f -F /data/image");
        assertThat(lab.run("pkg image-create").exitCode()).isEqualTo(2);
    }
}
