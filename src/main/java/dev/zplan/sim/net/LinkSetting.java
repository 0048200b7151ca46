package dev.zplan.sim.net;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sets and resets the properties of one link by libdladm's rules. */
final class LinkSetting {
    /** The value is none of the choices; dladm then lists them. */
    static final String BAD_VALUE = "invalid value";

    private static final int MAX_VALUES = 32;

    private final Links links;
    private final Link link;
    private final boolean temporary;

    LinkSetting(Links links, Link link, boolean temporary) {
        this.links = links;
        this.link = link;
        this.temporary = temporary;
    }

    Optional<String> set(String name, List<String> values) {
        Optional<LinkProperty> known = LinkProperty.named(name);
        if (known.isEmpty()) {
            return Optional.of(Links.NOT_FOUND);
        }
        LinkProperty property = known.get();
        Optional<String> refusal = refusal(property);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (values.size()
                > (property.choices().isEmpty()
                        ? MAX_VALUES
                        : Math.max(1, property.choices().size()))) {
            return Optional.of("invalid number of values");
        }
        return switch (property.name()) {
            case "zone" -> setZone(values);
            case "mtu" -> setMtu(values);
            case "maxbw" -> setBandwidth(values);
            case "allowed-ips" -> setAllowedIps(values);
            case "protection", "priority", "tagmode", "promisc-filtered" -> setChoice(property, values, BAD_VALUE);
            case "cpus", "pool" -> setProcessors(property, values);
            default ->
                property.choices().isEmpty()
                        ? store(property.name(), String.join(",", values))
                        : setChoice(property, values, BAD_VALUE);
        };
    }

    Optional<String> reset(String name) {
        Optional<LinkProperty> known = LinkProperty.named(name);
        if (known.isEmpty()) {
            return Optional.of(Links.NOT_FOUND);
        }
        Optional<String> refusal = refusal(known.get());
        if (refusal.isPresent()) {
            return refusal;
        }
        String key = known.get().name();
        if (key.equals("mtu")) {
            int standard = Integer.parseInt(link.detail("mtu-default", "1500"));
            if (standard != link.mtu() && link.inUse()) {
                return Optional.of(Links.BUSY);
            }
            link.mtu = standard;
        } else if (key.equals("zone")) {
            link.zone = null;
        }
        link.running.remove(key);
        if (!temporary) {
            link.saved.remove(key);
        }
        return Optional.empty();
    }

    private Optional<String> refusal(LinkProperty property) {
        if (!property.appliesTo(link)) {
            return Optional.of(Links.BAD_ARGUMENT);
        }
        if (property.name().equals("zone") && !temporary) {
            return Optional.of("change cannot be persistent");
        }
        return property.writable() ? Optional.empty() : Optional.of("read-only property");
    }

    private Optional<String> setZone(List<String> values) {
        String zone = values.get(0);
        if (zone.equals("global")) {
            link.zone = null;
            return Optional.empty();
        }
        return links.isZoneReady(zone) ? links.lend(link.name(), zone) : Optional.of(BAD_VALUE);
    }

    private Optional<String> setMtu(List<String> values) {
        if (values.size() != 1) {
            return Optional.of("invalid number of values");
        }
        long mtu = leadingNumber(values.get(0));
        if (link.inUse() || link.zone().isPresent()) {
            return Optional.of(Links.BUSY);
        }
        if (mtu < Long.parseLong(link.detail("mtu-min", "60"))
                || mtu > Long.parseLong(link.detail("mtu-max", "9000"))) {
            return Optional.of(Links.BAD_ARGUMENT);
        }
        link.mtu = (int) mtu;
        return store("mtu", Long.toString(mtu));
    }

    /** What strtoul(3C) makes of a text: garbage is 0. */
    private static long leadingNumber(String text) {
        String digits = text.replaceFirst("^([0-9]{0,9}).*$", "$1");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private Optional<String> setBandwidth(List<String> values) {
        String text = values.get(0).toUpperCase(Locale.ROOT);
        if (values.size() != 1) {
            return Optional.of("invalid number of values");
        }
        if (!text.matches("[0-9]+(\\.[0-9]+)?[KMG]?")) {
            return Optional.of(Links.BAD_ARGUMENT);
        }
        char unit = text.charAt(text.length() - 1);
        long factor = unit == 'K' ? 1_000 : unit == 'G' ? 1_000_000_000 : 1_000_000;
        String number = Character.isDigit(unit) ? text : text.substring(0, text.length() - 1);
        BigDecimal bits = new BigDecimal(number).multiply(BigDecimal.valueOf(factor));
        if (bits.compareTo(BigDecimal.valueOf(1_200_000)) < 0) {
            return Optional.of("minimum value for maxbw is 1200K");
        }
        return store("maxbw", megabits(bits));
    }

    /** dladm_bw2str: megabits, right-justified to five columns, with two decimals if it is not whole. */
    private static String megabits(BigDecimal bits) {
        BigDecimal mega = bits.movePointLeft(6).setScale(2, RoundingMode.DOWN);
        String text = mega.stripTrailingZeros().scale() <= 0 ? Long.toString(mega.longValue()) : mega.toPlainString();
        return " ".repeat(Math.max(0, 5 - text.length())) + text;
    }

    private Optional<String> setAllowedIps(List<String> values) {
        List<String> normal = new ArrayList<>();
        for (String value : values) {
            Optional<String> address = AllowedIp.normal(value);
            if (address.isEmpty()) {
                return Optional.of("invalid IP address");
            }
            normal.add(address.get());
        }
        return store("allowed-ips", String.join(",", normal));
    }

    private Optional<String> setProcessors(LinkProperty property, List<String> values) {
        String other = property.name().equals("cpus") ? "pool" : "cpus";
        return link.property(other).isPresent()
                ? Optional.of("pool and cpus property are mutually exclusive")
                : store(property.name(), String.join(",", values));
    }

    private Optional<String> setChoice(LinkProperty property, List<String> values, String otherwise) {
        List<String> chosen = property.choices().stream()
                .filter(c -> values.stream().anyMatch(c::equalsIgnoreCase))
                .toList();
        boolean allKnown =
                values.stream().allMatch(v -> property.choices().stream().anyMatch(v::equalsIgnoreCase));
        return allKnown ? store(property.name(), String.join(",", chosen)) : Optional.of(otherwise);
    }

    private Optional<String> store(String name, String value) {
        link.running.put(name, value);
        if (!temporary && link.persistent()) {
            link.saved.put(name, value);
        }
        return Optional.empty();
    }
}
