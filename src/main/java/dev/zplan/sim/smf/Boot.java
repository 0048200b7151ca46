package dev.zplan.sim.smf;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One boot of a zone, and what was done to its services since.
 *
 * @param id tells one boot from another
 * @param booted when it began, in seconds since 1970
 * @param delay how many seconds it takes until the last service is online
 * @param milestone up to which services start; empty: all
 * @param changes what was done, by FMRI
 */
public record Boot(int id, long booted, long delay, String milestone, TreeMap<String, Change> changes) {

    private static final String PATH = "/etc/svc/volatile/svc_nonpersist.db";

    /**
     * What was last done to an instance.
     *
     * @param temporary what {@code -t} said about it being enabled; null: nothing
     * @param mark {@code maintenance}, {@code degraded} or empty
     * @param since when
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(@Nullable Boolean temporary, String mark, long since) {}

    /**
     * Records that a zone has booted. The first boot imports the manifests and takes twice the time.
     *
     * @param delay how many seconds a boot takes until the last service is online
     * @param milestone from the boot arguments; empty: none was asked for
     */
    public static void begin(SmfZone zone, long now, long delay, String milestone) {
        boolean first = !Repository.exists(zone.files());
        if (first) {
            Repository.of(zone.files()).save(zone.files());
        }
        new Boot(zone.boot(), now, first ? 2 * delay : delay, milestone, new TreeMap<>()).save(zone.files());
    }

    /** Whether a zone that runs has only just booted: neither its repository nor a login answers yet. */
    public static boolean isEarly(SmfZone zone, long now) {
        return now < of(zone).repositoryUp();
    }

    static Boot of(SmfZone zone) {
        Entry entry = zone.files().get(PATH);
        Boot known = entry == null ? null : Repository.read(entry.text(), Boot.class);
        return known != null && known.id == zone.boot()
                ? known
                : new Boot(zone.boot(), zone.began(), 0, "", new TreeMap<>());
    }

    void save(FileView files) {
        files.write(PATH, Repository.write(this));
    }

    /** When the repository can be asked. */
    long repositoryUp() {
        return booted + delay / 5;
    }
}
