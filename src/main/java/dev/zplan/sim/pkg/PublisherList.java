package dev.zplan.sim.pkg;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code pkg publisher}: the table, for people or with tabs, and the details of one. */
final class PublisherList {

    private static final String SYSTEM_URI = "<system-repository>";

    private final Call call;
    private final boolean tabs;
    private final Console console = new Console();

    private PublisherList(Call call, boolean tabs) {
        this.call = call;
        this.tabs = tabs;
    }

    static SimResult run(Call call) {
        Getopt options = call.options("HPnF:", Map.of());
        if (options.fault().isPresent()) {
            return call.usage(options);
        }
        String format = options.value('F').orElse("default");
        if (!List.of("default", "tsv").contains(format)) {
            return call.usage("Unrecognized format " + format + ".  Supported formats: ['default', 'tsv']");
        }
        PublisherList list = new PublisherList(call, format.equals("tsv"));
        return options.operands().isEmpty() ? list.table(options) : list.details(options.operands());
    }

    private SimResult table(Getopt options) {
        List<Publisher> publishers = call.publishers();
        if (options.has('P')) {
            publishers = publishers.stream().filter(Publisher::enabled).limit(1).toList();
        } else if (options.has('n')) {
            publishers = publishers.stream().filter(Publisher::enabled).toList();
        }
        if (!options.has('H')) {
            console.out(
                    tabs
                            ? "PUBLISHER\tSTICKY\tSYSPUB\tENABLED\tTYPE\tSTATUS\tURI\tPROXY\n"
                            : row("PUBLISHER", "", "TYPE", "STATUS", "P", "LOCATION"));
        }
        for (Publisher publisher : publishers) {
            publisher.origins().stream()
                    .sorted(Comparator.comparing(Publisher.Origin::uri))
                    .forEach(o -> line(publisher, "origin", o));
            publisher.mirrors().forEach(m -> line(publisher, "mirror", m));
            if (publisher.origins().isEmpty() && publisher.mirrors().isEmpty()) {
                console.out(
                        tabs
                                ? String.join("\t", publisher.name(), words(publisher), "", "", "", "") + "\n"
                                : row(publisher.name(), attributes(publisher), "", "", "", ""));
            }
        }
        return console.exit(0);
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-14s %-12s %-8s %-2s %s %s\n", (Object[]) cells);
    }

    private String attributes(Publisher publisher) {
        List<String> words = new ArrayList<>();
        if (!publisher.sticky()) {
            words.add("non-sticky");
        }
        if (!publisher.enabled()) {
            words.add("disabled");
        }
        if (call.isSystem(publisher)) {
            words.add("syspub");
        }
        return words.isEmpty() ? "" : "(" + String.join(", ", words) + ")";
    }

    private String words(Publisher publisher) {
        return publisher.sticky() + "\t" + call.isSystem(publisher) + "\t" + publisher.enabled();
    }

    private void line(Publisher publisher, String type, Publisher.Origin origin) {
        boolean system = call.isSystem(publisher);
        boolean origins = type.equals("origin");
        String status = origins && !origin.enabled() ? "disabled" : "online";
        String proxy = system ? "http://localhost:1008" : origin.proxy().isEmpty() ? "-" : origin.proxy();
        if (tabs) {
            boolean enabled = origins ? origin.enabled() : lastEnabled(publisher);
            console.out(String.join(
                            "\t",
                            publisher.name(),
                            Boolean.toString(publisher.sticky()),
                            Boolean.toString(system),
                            Boolean.toString(enabled),
                            type,
                            status,
                            origin.uri(),
                            proxy)
                    + "\n");
        } else {
            String location = system ? SYSTEM_URI : origin.uri();
            console.out(row(
                    publisher.name(), attributes(publisher), type, status, proxy.equals("-") ? "F" : "T", location));
        }
    }

    /** What the column ENABLED was set to last: by the last origin, else by the publisher (client_api.py, _publisher_list). */
    private static boolean lastEnabled(Publisher publisher) {
        return publisher.origins().stream()
                .max(Comparator.comparing(Publisher.Origin::uri))
                .map(Publisher.Origin::enabled)
                .orElse(publisher.enabled());
    }

    private SimResult details(List<String> names) {
        for (String name : names) {
            Optional<Publisher> publisher = call.publishers().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst();
            if (publisher.isEmpty()) {
                return console.err("pkg publisher: Unknown publisher '" + name + "'.")
                        .exit(1);
            }
            detail(publisher.get());
        }
        return console.exit(0);
    }

    private void detail(Publisher publisher) {
        say("", "");
        say("            Publisher:", publisher.name());
        say("                Alias:", "None");
        for (Publisher.Origin origin : publisher.origins()) {
            say("           Origin URI:", call.isSystem(publisher) ? SYSTEM_URI : origin.uri());
            say("        Origin Status:", origin.enabled() ? "Online" : "Disabled");
            extras(origin);
        }
        for (Publisher.Origin mirror : publisher.mirrors()) {
            say("           Mirror URI:", mirror.uri());
            say("           Mirror Status:", "Online");
            extras(mirror);
        }
        byte[] seed = (publisher.name() + call.directory()).getBytes(StandardCharsets.UTF_8);
        say("          Client UUID:", UUID.nameUUIDFromBytes(seed).toString());
        say("      Catalog Updated:", "May  3, 2021 at 12:00:00 PM");
        say("    Publisher enabled:", publisher.enabled() ? "Yes" : "No");
        if (!publisher.properties().isEmpty()) {
            console.out("           Properties:\n");
            publisher.properties().forEach((name, value) -> say(" ".repeat(22), name + " = " + value));
        }
    }

    private void extras(Publisher.Origin origin) {
        if (!origin.proxy().isEmpty()) {
            say("                Proxy:", origin.proxy());
        }
        say("              SSL Key:", origin.key().isEmpty() ? "None" : origin.key());
        say("             SSL Cert:", origin.certificate().isEmpty() ? "None" : origin.certificate());
    }

    private void say(String label, String value) {
        console.out(label.isEmpty() ? "\n" : label + " " + value + "\n");
    }
}
