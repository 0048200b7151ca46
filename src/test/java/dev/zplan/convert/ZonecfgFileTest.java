package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.author.KdlWriter;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of commands as people write them for zonecfg. */
class ZonecfgFileTest {

    private final Diagnostics told = new Diagnostics();

    private String convert(String text) {
        Path nowhere = Path.of("no-such-workspace");
        ZonecfgFile file =
                new ZonecfgFile(Workspace.open(nowhere, nowhere).kinds().get("zonecfg"), Flavour.OMNIOS);
        return KdlWriter.literal().print(List.of(file.read(new Source("web.cfg", text), "web", told)));
    }

    private List<String> places() {
        return told.list().stream().map(d -> d.span() + " " + d.message()).toList();
    }

    @Test
    void commandsMayShareLinesAndBeQuotedOrNot() {
        assertThat(convert("""
                # made by hand
                create -t sparse; set zonepath = "/zones/web" ; set autoboot=true
                  set bootargs="-m verbose"
                add net; set physical=web0; set allowed-address=10.0.0.5/24; set defrouter=10.0.0.1; end
                add net
                  set physical=web0
                  set allowed-address=10.0.0.6/24
                end
                add fs; set dir=/data; set special=/export/data; set type=lofs; add options [ro,nodevices]; end
                add attr; set name=note; set type=string; set value="a; b = c # d ${e}"; end
                add rctl; set name=zone.max-lofi; add value (priv=privileged,limit=8,action=deny); end
                add capped-cpu; set ncpus=1.50; end
                add capped-memory; set physical=2g; end
                add admin; set user=joe; set auths=login,manage; end
                set max-lwps=500
                verify; commit
                exit
                this is not read
                """)).isEqualTo("""
                // What this was made from does not say whether the zone is installed: leave out the state, and it will be,
                // and booted.
                zone "web" {
                    state "configured"
                    brand "sparse"
                    zonepath "/zones/web"
                    autoboot #true
                    ip-type "exclusive"
                    bootargs "-m verbose"
                    net physical="web0" gateway="10.0.0.1" {
                        address "10.0.0.5/24" "10.0.0.6/24"
                    }
                    fs "/export/data" at="/data" options="nodevices,ro"
                    cpu-cap 1.5
                    max-lwps 500
                    memory physical="2G"
                    rctl "zone.max-lofi" {
                        value "privileged" 8 "deny"
                    }
                    attr "note" "a; b = c # d $${e}"
                    admin "joe" "login" "manage"
                }
                """);
        assertThat(places()).isEmpty();
    }

    @Test
    void whatIsChangedAndRemovedCountsAsItIsInTheEnd() {
        assertThat(convert("""
                create -b
                set brand=ipkg
                set zonepath=/zones/old
                set zonepath=/zones/new
                set pool=none
                clear pool
                add attr; set name=a; set type=string; set value=1; end
                add attr; set name=b; set type=string; set value=2; end
                add attr; set name=c; set type=string; set value=3; cancel
                select attr name=a; set value=4; end
                remove attr name=b
                add device; set match=/dev/x; end
                remove -F device
                set zonename=other
                commit
                set bootargs=-s
                revert
                """)).isEqualTo("""
                // What this was made from does not say whether the zone is installed: leave out the state, and it will be,
                // and booted.
                zone "other" {
                    state "configured"
                    brand "ipkg"
                    zonepath "/zones/new"
                    autoboot #false
                    ip-type "exclusive"
                    attr "a" "4"
                }
                """);
        assertThat(places()).isEmpty();
    }

    @Test
    void everyCommandThatIsNotCarriedOverIsNamedByItsLine() {
        convert("""
                create -t myown
                set zonepath=/zones/web
                set colour=blue
                delete -F
                add disk
                set scheduling-class=FAST
                select attr name=x
                add net
                  set physical=web0
                  set vlan-id=7
                end
                add attr; set name=a; set type=string; set value=1; end
                add attr; set name=a; set type=string; set value=2; end
                add net
                """);
        assertThat(places())
                .containsExactly(
                        "web.cfg:1:1 this is not carried over: the template myown is not known here; what it says is left out",
                        "web.cfg:4:1 this is not carried over: the command delete says nothing of a zone's configuration",
                        "web.cfg:5:1 this is not carried over: there is no resource disk",
                        "web.cfg:7:1 this is not carried over: there is no such resource",
                        "web.cfg:13:1 this is not carried over: a second attr a",
                        "web.cfg:14:1 the last net has no end, and is left out",
                        "web.cfg:6:1 this setting is not carried over: scheduling-class: \"FAST\" is not a known word here",
                        "web.cfg:10:1 this setting is not carried over: net web0 vlan-id: a spec has no such setting here",
                        "web.cfg:3:1 this setting is not carried over: colour: a spec has no such setting");
    }
}
