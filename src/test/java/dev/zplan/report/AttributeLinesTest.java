package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.plan.SamplePlan;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What attributes are called when they are told one by one. */
final class AttributeLinesTest {

    private static Value net(String... members) {
        return Value.record(Map.of(
                "physical",
                Value.text("igb0"),
                members[0],
                Value.text(members[1]),
                members[2],
                Value.text(members[3])));
    }

    private static Value net(String address, String router) {
        return net("address", address, "defrouter", router);
    }

    private static List<String> changes(List<Value> before, List<Value> after) {
        return texts(new AttributeChange("net", Value.list(before), Value.list(after), OnChange.RESTART));
    }

    private static List<String> texts(AttributeChange change) {
        return AttributeLines.changes(List.of(change)).stream()
                .map(AttributeLinesTest::text)
                .toList();
    }

    private static String text(AttributeLine line) {
        return line.sign() + " " + line.path()
                + Stream.of(line.before(), line.after())
                        .map(value -> value == null ? "" : " " + value)
                        .reduce("", String::concat);
    }

    @Test
    void aVnicWithoutVlanIsUntagged() {
        Resource vnic =
                Resource.of(SamplePlan.at("vnic", "web_0"), Map.of("over", Value.text("igb0"), "vid", Value.number(0)));
        assertThat(AttributeLines.all(vnic).stream().map(AttributeLinesTest::text))
                .containsExactly("+ over igb0", "+ vid untagged");
        assertThat(texts(new AttributeChange("vid", Value.number(0), Value.number(20), OnChange.REPLACE)))
                .containsExactly("~ vid untagged 20");
    }

    @Test
    void netsOverOneLinkGoByTheirAddressesToo() {
        Value one = net("10.0.0.5/24", "10.0.0.1");
        Value two = net("10.0.1.5/24", "10.0.1.1");
        Resource zone = Resource.of(SamplePlan.at("zonecfg", "web"), Map.of("net", Value.list(List.of(one, two))));
        assertThat(AttributeLines.all(zone).stream().map(AttributeLinesTest::text))
                .containsExactly(
                        "+ net[igb0 10.0.0.5/24].defrouter 10.0.0.1", "+ net[igb0 10.0.1.5/24].defrouter 10.0.1.1");
        assertThat(changes(List.of(one, two), List.of(one, net("10.0.1.5/24", "10.0.1.9"))))
                .containsExactly("~ net[igb0 10.0.1.5/24].defrouter 10.0.1.1 10.0.1.9");
        assertThat(changes(List.of(one, two), List.of(one, net("10.0.1.6/24", "10.0.1.1"))))
                .containsExactly(
                        "- net[igb0 10.0.1.5/24].defrouter 10.0.1.1", "+ net[igb0 10.0.1.6/24].defrouter 10.0.1.1");
        assertThat(changes(List.of(one), List.of(net("10.0.0.5/24", "10.0.0.9"), two)))
                .containsExactly(
                        "~ net[igb0 10.0.0.5/24].defrouter 10.0.0.1 10.0.0.9",
                        "+ net[igb0 10.0.1.5/24].defrouter 10.0.1.1");
    }

    @Test
    void theOnlyNetOverItsLinkNeedsNoAddress() {
        assertThat(changes(List.of(net("10.0.0.5/24", "10.0.0.1")), List.of(net("10.0.0.6/24", "10.0.0.1"))))
                .containsExactly("~ net[igb0].address 10.0.0.5/24 10.0.0.6/24");
    }

    @Test
    void withoutAnAddressOrWithTheSameTheyGoByTheirPlace() {
        Value bare = net("mac-addr", "2:8:20:1:2:3", "vlan-id", "7");
        Value other = net("mac-addr", "2:8:20:1:2:4", "vlan-id", "7");
        assertThat(changes(List.of(bare, other), List.of(bare)))
                .containsExactly("- net[igb0 #2].mac-addr 2:8:20:1:2:4", "- net[igb0 #2].vlan-id 7");
        Value same = net("10.0.0.5/24", "10.0.0.1");
        Value again = net("10.0.0.5/24", "10.0.0.2");
        assertThat(changes(List.of(same), List.of(same, again)))
                .containsExactly("+ net[igb0 #2].address 10.0.0.5/24", "+ net[igb0 #2].defrouter 10.0.0.2");
    }
}
