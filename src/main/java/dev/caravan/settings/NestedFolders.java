package dev.caravan.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Local folders of jobs inside of those of others, which is allowed where nobody writes: the outer
 * job leaves out what Caravan keeps in the inner one's folder (HC-327).
 */
final class NestedFolders {

    private static final String OWN_FOLDER = ".caravan";

    private NestedFolders() {}

    static List<JobSettings> apart(List<JobSettings> jobs) {
        return jobs.stream().map(job -> without(job, inside(job, jobs))).toList();
    }

    private static List<Path> inside(JobSettings outer, List<JobSettings> jobs) {
        return jobs.stream()
                .map(JobSettings::local)
                .filter(inner -> inner.startsWith(outer.local()) && !inner.equals(outer.local()))
                .map(inner -> outer.local().relativize(inner).resolve(OWN_FOLDER))
                .distinct()
                .toList();
    }

    private static JobSettings without(JobSettings job, List<Path> places) {
        if (places.isEmpty()) {
            return job;
        }
        List<String> exclude = new ArrayList<>(job.filter().exclude());
        places.forEach(place -> exclude.add("/" + escaped(place.toString()) + "/"));
        return job.filteredBy(
                new FilterSettings(job.filter().include(), exclude, job.filter().builtIn()));
    }

    /** A path as a pattern that means nothing but itself. */
    private static String escaped(String path) {
        return path.replaceAll("[\\\\*?\\[\\]!# ]", "\\\\$0");
    }
}
