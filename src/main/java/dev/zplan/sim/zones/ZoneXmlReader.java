package dev.zplan.sim.zones;

import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what {@link ZoneXml} writes, also when somebody has edited it. Nothing but the text itself is looked at: no DTD, no entities. */
final class ZoneXmlReader {

    private ZoneXmlReader() {}

    /** The configuration; empty when the text is no such document. */
    static Optional<ZoneConfig> read(String text) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
            Element root =
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            return root.getTagName().equals("zone") ? Optional.of(config(root)) : Optional.empty();
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        return factory;
    }

    private static ZoneConfig config(Element root) {
        EnumMap<Property, String> globals = new EnumMap<>(Property.class);
        for (Property global : XmlForm.GLOBALS) {
            if (root.hasAttribute(global.text())) {
                globals.put(global, root.getAttribute(global.text()));
            }
        }
        List<ZoneResource> resources = new ArrayList<>();
        for (Element child : children(root)) {
            Optional<XmlForm> form = XmlForm.of(child.getTagName());
            if (form.isPresent()) {
                resources.add(resource(form.get(), child));
            } else if (child.getTagName().equals("pset")) {
                resources.add(dedicatedCpu(child, root));
            }
        }
        return new ZoneConfig(globals, resources);
    }

    private static ZoneResource resource(XmlForm form, Element element) {
        List<Map<Property, String>> members = new ArrayList<>();
        for (Element child : children(element)) {
            if (child.getTagName().equals(form.member())) {
                members.add(values(form.memberAttributes(), child));
            }
        }
        return new ZoneResource(form.type(), values(form.attributes(), element), members);
    }

    private static Map<Property, String> values(List<XmlForm.Attribute> attributes, Element element) {
        EnumMap<Property, String> values = new EnumMap<>(Property.class);
        for (XmlForm.Attribute attribute : attributes) {
            if (element.hasAttribute(attribute.name())) {
                values.put(attribute.property(), element.getAttribute(attribute.name()));
            }
        }
        return values;
    }

    private static ZoneResource dedicatedCpu(Element pset, Element root) {
        String low = pset.getAttribute("ncpu_min");
        String high = pset.getAttribute("ncpu_max");
        ZoneResource resource = ZoneResource.empty(ResourceType.DEDICATED_CPU)
                .with(Property.NCPUS, low.equals(high) ? low : low + "-" + high);
        for (Element child : children(root)) {
            if (child.getTagName().equals("tmp_pool")) {
                resource = resource.with(Property.IMPORTANCE, child.getAttribute("importance"));
            }
        }
        return resource;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
