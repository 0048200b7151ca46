package dev.zplan.sim.zonecfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners where the C library, the processor or the scanner of the real zonecfg decide what is said. */
class ZonecfgDetailTest {

    private static final String CREATE_USAGE = "usage:\ncreate [-F] [ -a <path> | -b | -t <template> ]\n";
    private static final String UUID = "0c1d8b52-45ab-4e0a-9b7f-6a1f0f9d3c11";

    private InMemoryWorld world = host(Flavour.OMNIOS, "exclusive");

    private static InMemoryWorld host(Flavour flavour, String ipType) {
        InMemoryWorld host = new InMemoryWorld(flavour, new ZoneIndex(() -> UUID));
        String script = "create -b; set zonepath=/zones/z; set brand=ipkg; set ip-type=" + ipType;
        assertThat(Zonecfg.run(host, List.of("-z", "z", script), "")).isEqualTo(SimResult.ok(""));
        return host;
    }

    private SimResult zonecfg(String script) {
        return Zonecfg.run(world, List.of("-z", "z", script), "");
    }

    @Test
    void aLongOptionIsNamedUnlessItIsTheFirstWord() {
        assertThat(Zonecfg.run(world, List.of("--verbose"), "").stderr())
                .startsWith("zonecfg: illegal option -- verbose\nusage:");
        assertThat(zonecfg("create --verbose").stderr()).isEqualTo("--verbose: illegal option -- -\n" + CREATE_USAGE);
        assertThat(zonecfg("create -b --verbose").stderr()).isEqualTo("-b: illegal option -- verbose\n" + CREATE_USAGE);
    }

    @Test
    void eachWrongOptionIsComplainedOfByItself() {
        assertThat(zonecfg("create -qw").stderr())
                .isEqualTo("-qw: illegal option -- q\n" + CREATE_USAGE + "-qw: illegal option -- w\n" + CREATE_USAGE);
        assertThat(Zonecfg.run(world, List.of("-z", "a/b", "-q"), "").stderr()).doesNotContain("illegal option");
    }

    @ParameterizedTest
    @CsvSource({
        "openindiana, 1.5, 150",
        "openindiana, 2.1, 209",
        "omnios, 2.1, 210",
        "openindiana, 0x10, 1600",
        "openindiana, 0.0199, 1",
        "openindiana, 16777.219, 1677721",
        "omnios, 0.0199, 2",
        "omnios, 16777.219, 1677722",
        "omnios, 1.005, 100",
        "omnios, inf, 0",
        "omnios, nan, 0",
        "omnios, 1e99999999999, 0",
    })
    void capsOnCpusAreCalculatedAsTheProcessorDoes(String flavour, String ncpus, String limit) {
        world = host(Flavour.of(flavour).orElseThrow(), "exclusive");

        assertThat(zonecfg("add capped-cpu; set ncpus=" + ncpus + "; end")).isEqualTo(SimResult.ok(""));
        assertThat(zonecfg("export").stdout()).contains("limit=" + limit + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.009", "-1", "1x", "inf", "nan", "21474837"})
    void illumosGateRefusesCapsThatDoNotFitAnInt(String ncpus) {
        world = host(Flavour.OPENINDIANA, "exclusive");

        assertThat(zonecfg("add capped-cpu; set ncpus=" + ncpus + "; cancel").stderr())
                .startsWith("ncpus property is out of range.\n");
    }

    @ParameterizedTest
    @CsvSource({"1.5K, 1536", "0x10K, 16384", "16777216T, 0", "1e99999999999, 0", "inf, 0", "nan, 9223372036854775808"})
    void sizesAreReadByStrtold(String size, String bytes) {
        assertThat(zonecfg("set max-shm-memory=" + size)).isEqualTo(SimResult.ok(""));
        assertThat(zonecfg("export").stdout()).contains("limit=" + bytes + ",");
    }

    @Test
    void unknownSizesPrintAsUnsignedNumbers() {
        assertThat(zonecfg("set max-shm-memory=nan; info max-shm-memory").stdout())
                .isEqualTo("[max-shm-memory: 8388608T]\n");
    }

    @Test
    void infoOfAnUnfinishedDedicatedCpuHasNoNumber() {
        assertThat(zonecfg("add dedicated-cpu; info; cancel").stdout()).isEqualTo("dedicated-cpu:\n\tncpus: \n");
    }

    @Test
    void ofSecurityFlagsAddedTwiceOneIsPrinted() {
        String add = "add security-flags; set default=aslr; end; ";

        assertThat(zonecfg(add + add)).isEqualTo(new SimResult(0, "", "The security-flags resource already exists.\n"));
        assertThat(zonecfg("export").stdout()).containsOnlyOnce("add security-flags\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "net-0", "net00", "a b0"})
    void withSharedIpAnInterfaceOnlyEndsInADigit(String physical) {
        world = host(Flavour.OMNIOS, "shared");

        assertThat(zonecfg("add net; set physical=\"" + physical + "\"; set address=10.0.0.1; end"))
                .isEqualTo(SimResult.ok(""));
    }

    @Test
    void aPrefixLengthKeepsItsLowestBits() {
        assertThat(zonecfg("add net; set physical=net0; set allowed-address=10.0.0.1/4294967320; end"))
                .isEqualTo(SimResult.ok(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpool/..", "rpool/a%b", ".", "rpool/a b"})
    void datasetNamesAreCheckedLetterByLetter(String name) {
        assertThat(zonecfg("add dataset; set name=\"" + name + "\"; end")).isEqualTo(SimResult.ok(""));
    }

    @Test
    void illumosGateKnowsNoQuotesInAComplexValue() {
        String script = "add rctl; set name=zone.x; add value (priv=\"privileged\",limit=1,action=none); end";

        assertThat(zonecfg(script)).isEqualTo(SimResult.ok(""));
        world = host(Flavour.OPENINDIANA, "exclusive");
        assertThat(zonecfg(script).stderr()).startsWith("syntax error at '\"'\n");
    }

    @Test
    void aByteBeyondAsciiEndsTheCommandForTheParser() {
        Optional<String> second = zonecfg("é; set autoboot=true")
                .stderr()
                .lines()
                .filter(l -> l.startsWith("syntax error"))
                .skip(1)
                .findFirst();

        assertThat(second).contains("syntax error at '\uDCA9'");
        assertThat(zonecfg("export").stdout()).contains("set autoboot=true\n");
    }

    @Test
    void aZeroByteIsTakenForTheEnd() {
        SimResult result = Zonecfg.run(world, List.of("-z", "z"), "\0set autoboot=true\n");

        assertThat(result).isEqualTo(SimResult.fail(1, "syntax error, token expected\n"));
        assertThat(zonecfg("export").stdout()).contains("set autoboot=true\n");
    }
}
