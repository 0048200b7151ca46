package dev.zplan.sim.smf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was set and imported in a zone beyond its manifests, kept over reboots.
 *
 * @param enabled what {@code general/enabled} was set to, by FMRI of the instance
 * @param groups the types of property groups, by {@code FMRI PG}
 * @param properties by FMRI of the instance or service, then by {@code pg/prop}
 * @param imported services that came with {@code svccfg import}
 */
record Repository(
        TreeMap<String, Boolean> enabled,
        TreeMap<String, String> groups,
        TreeMap<String, TreeMap<String, Property>> properties,
        ArrayList<Service> imported) {

    private static final String PATH = "/etc/svc/repository.db";

    static boolean exists(FileView files) {
        return files.exists(PATH);
    }

    static Repository of(FileView files) {
        Entry entry = files.get(PATH);
        return entry == null || !entry.text().startsWith("{")
                ? new Repository(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>())
                : read(entry.text(), Repository.class);
    }

    void save(FileView files) {
        files.write(PATH, write(this));
    }

    /** The properties of an instance, those of its service below them. */
    Map<String, Property> propertiesOf(Service service) {
        TreeMap<String, Property> all = new TreeMap<>();
        for (String owner : List.of("svc:/" + service.name(), service.fmri())) {
            all.putAll(properties.getOrDefault(owner, new TreeMap<>()));
        }
        return all;
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return new ObjectMapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not what a simulated host writes: " + e.getOriginalMessage(), e);
        }
    }

    static String write(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
