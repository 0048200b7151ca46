package dev.zplan.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * In which order the hosts of a plan get their turns.
 *
 * @param canary how many go first, alone; 0 for none
 * @param batch how many go at a time then; 0 for all
 */
public record Rollout(int canary, int batch) {

    /** All at once. */
    public static Rollout atOnce() {
        return new Rollout(0, 0);
    }

    /**
     * What goes together: each wave begins when the former one has succeeded.
     *
     * @param parts what has to stay together, in order
     * @param size how many hosts a part has
     */
    public <T> List<List<T>> waves(List<T> parts, ToIntFunction<T> size) {
        List<List<T>> waves = new ArrayList<>();
        List<T> wave = new ArrayList<>();
        int hosts = 0;
        for (T part : parts) {
            wave.add(part);
            hosts += size.applyAsInt(part);
            int most = waves.isEmpty() && canary > 0 ? canary : batch;
            if (most > 0 && hosts >= most) {
                waves.add(wave);
                wave = new ArrayList<>();
                hosts = 0;
            }
        }
        if (!wave.isEmpty()) {
            waves.add(wave);
        }
        return waves;
    }
}
