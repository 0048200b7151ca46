package dev.zplan.sim.zones;

import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * How a kind of resource stands in a zone's XML document, by zonecfg.dtd.1.
 *
 * @param type the kind
 * @param element its element
 * @param attributes the element's attributes, in their order
 * @param member the element of what it holds several of; empty when it has none
 * @param memberAttributes that element's attributes
 */
record XmlForm(
        ResourceType type,
        String element,
        List<Attribute> attributes,
        String member,
        List<Attribute> memberAttributes) {

    /** The attributes of the document's root after the zone's name. */
    static final List<Property> GLOBALS = List.of(
            Property.ZONEPATH,
            Property.AUTOBOOT,
            Property.BRAND,
            Property.IP_TYPE,
            Property.LIMITPRIV,
            Property.BOOTARGS,
            Property.POOL,
            Property.HOSTID,
            Property.SCHEDULING_CLASS,
            Property.FS_ALLOWED);

    private static final List<XmlForm> FORMS = List.of(
            new XmlForm(
                    ResourceType.FS,
                    "filesystem",
                    List.of(
                            plain(Property.SPECIAL),
                            plain(Property.RAW),
                            new Attribute("directory", Property.DIR),
                            plain(Property.TYPE)),
                    "fsoption",
                    List.of(new Attribute("name", Property.OPTIONS))),
            new XmlForm(
                    ResourceType.NET,
                    "network",
                    List.of(
                            plain(Property.ADDRESS),
                            plain(Property.ALLOWED_ADDRESS),
                            plain(Property.DEFROUTER),
                            plain(Property.GLOBAL_NIC),
                            plain(Property.MAC_ADDR),
                            plain(Property.PHYSICAL),
                            plain(Property.VLAN_ID)),
                    "net-attr",
                    List.of(plain(Property.NAME), plain(Property.VALUE))),
            new XmlForm(
                    ResourceType.DEVICE,
                    "device",
                    List.of(plain(Property.MATCH)),
                    "net-attr",
                    List.of(plain(Property.NAME), plain(Property.VALUE))),
            new XmlForm(
                    ResourceType.RCTL,
                    "rctl",
                    List.of(plain(Property.NAME)),
                    "rctl-value",
                    List.of(plain(Property.PRIV), plain(Property.LIMIT), plain(Property.ACTION))),
            new XmlForm(
                    ResourceType.ATTR,
                    "attr",
                    List.of(plain(Property.NAME), plain(Property.TYPE), plain(Property.VALUE)),
                    "",
                    List.of()),
            new XmlForm(ResourceType.DATASET, "dataset", List.of(plain(Property.NAME)), "", List.of()),
            new XmlForm(
                    ResourceType.CAPPED_MEMORY,
                    "mcap",
                    List.of(new Attribute("physcap", Property.PHYSICAL)),
                    "",
                    List.of()),
            new XmlForm(
                    ResourceType.ADMIN, "admin", List.of(plain(Property.USER), plain(Property.AUTHS)), "", List.of()),
            new XmlForm(
                    ResourceType.SECURITY_FLAGS,
                    "security-flags",
                    List.of(plain(Property.DEFAULT), plain(Property.LOWER), plain(Property.UPPER)),
                    "",
                    List.of()));

    /** An attribute's name and the property that it holds. */
    record Attribute(String name, Property property) {}

    private static Attribute plain(Property property) {
        return new Attribute(property.text(), property);
    }

    /** The form of a kind of resource; a dedicated-cpu has none, it is spread over two elements. */
    static Optional<XmlForm> of(ResourceType type) {
        return FORMS.stream().filter(f -> f.type == type).findFirst();
    }

    static Optional<XmlForm> of(String element) {
        return FORMS.stream().filter(f -> f.element.equals(element)).findFirst();
    }
}
