package dev.zplan.sim.smf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A service bundle: a manifest or a profile.
 *
 * @param services the instances that it describes
 * @param enabled which of them it says are to run, by FMRI
 * @param properties the properties that it gives, by FMRI of the instance or service
 */
record Manifest(
        List<Service> services, Map<String, Boolean> enabled, Map<String, TreeMap<String, Property>> properties) {

    /** Reads one; empty when the text is none. */
    static Optional<Manifest> read(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            return root.getTagName().equals("service_bundle") ? Optional.of(bundle(root)) : Optional.empty();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return Optional.empty();
        }
    }

    private static Manifest bundle(Element root) {
        Manifest manifest = new Manifest(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
        for (Element service : children(root, "service")) {
            String name = service.getAttribute("name");
            manifest.take(service, "svc:/" + name);
            for (Element one : children(service, "create_default_instance")) {
                manifest.add(service, name, "default", one.getAttribute("enabled"));
            }
            for (Element instance : children(service, "instance")) {
                String own = instance.getAttribute("name");
                manifest.add(service, name, own, instance.getAttribute("enabled"));
                manifest.take(instance, "svc:/" + name + ":" + own);
            }
        }
        return manifest;
    }

    private void add(Element service, String name, String instance, String isEnabled) {
        String about = texts(service, "loctext").stream().findFirst().orElse(name);
        List<String> needs = children(service, "dependency").stream()
                .filter(d -> d.getAttribute("grouping").equals("require_all"))
                .flatMap(d -> children(d, "service_fmri").stream())
                .map(f -> f.getAttribute("value"))
                .map(f -> f.indexOf(':', "svc:".length()) < 0 ? f + ":default" : f)
                .toList();
        String start = children(service, "exec_method").stream()
                .filter(m -> m.getAttribute("name").equals("start"))
                .map(m -> m.getAttribute("exec").split("\\s")[0])
                .findFirst()
                .orElse("");
        String process = start.startsWith("/") ? start.substring(start.lastIndexOf('/') + 1) : "";
        boolean on = isEnabled.equals("true");
        services.add(new Service(name, instance, on, about, "", process, needs));
        if (!isEnabled.isEmpty()) {
            enabled.put("svc:/" + name + ":" + instance, on);
        }
    }

    private void take(Element entity, String owner) {
        TreeMap<String, Property> own = new TreeMap<>();
        for (Element group : children(entity, "property_group")) {
            String prefix = group.getAttribute("name") + "/";
            for (Element value : children(group, "propval")) {
                own.put(
                        prefix + value.getAttribute("name"),
                        new Property(value.getAttribute("type"), List.of(value.getAttribute("value"))));
            }
            for (Element property : children(group, "property")) {
                NodeList nodes = property.getElementsByTagName("value_node");
                List<String> values = IntStream.range(0, nodes.getLength())
                        .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("value"))
                        .toList();
                own.put(prefix + property.getAttribute("name"), new Property(property.getAttribute("type"), values));
            }
        }
        for (Element method : children(entity, "exec_method")) {
            String prefix = method.getAttribute("name") + "/";
            own.put(prefix + "exec", new Property("astring", List.of(method.getAttribute("exec"))));
            own.put(prefix + "timeout_seconds", new Property("count", List.of(method.getAttribute("timeout_seconds"))));
        }
        if (!own.isEmpty()) {
            properties.put(owner, own);
        }
    }

    private static List<String> texts(Element element, String tag) {
        NodeList nodes = element.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }

    private static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(tag)) {
                found.add(element);
            }
        }
        return found;
    }
}
