package encore.testing;

import java.util.List;
import java.util.Map;

/** How well records were joined, by pairs: how many of the joined are one, and how many of one are joined. */
public record PairQuality(double precision, double recall) {

    public double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    /**
     * @param truth who each record is
     * @param merged whose record it has become
     */
    public static PairQuality of(Map<String, String> truth, Map<String, Long> merged) {
        var ids = List.copyOf(truth.keySet());
        long right = 0;
        long claimed = 0;
        long real = 0;
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                var same = truth.get(ids.get(i)).equals(truth.get(ids.get(j)));
                var joined = merged.get(ids.get(i)).equals(merged.get(ids.get(j)));
                real += same ? 1 : 0;
                claimed += joined ? 1 : 0;
                right += same && joined ? 1 : 0;
            }
        }
        var quality = new PairQuality(right / (double) Math.max(1, claimed), right / (double) Math.max(1, real));
        System.out.println(ids.size() + " records: " + quality + ", F1 " + quality.f1());
        return quality;
    }
}
