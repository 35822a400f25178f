package dev.caravan.pass.local;

import dev.caravan.local.OwnTemporaries;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.tree.RelativePath;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The temporary files in a job's folder, as the state database remembers them. */
final class JobTemporaries implements OwnTemporaries {

    private final dev.caravan.state.OwnTemporaries store;
    private final RunningPass pass;
    private final InstantSource time;

    JobTemporaries(dev.caravan.state.OwnTemporaries store, RunningPass pass, InstantSource time) {
        this.store = store;
        this.pass = pass;
        this.time = time;
    }

    @Override
    public void remember(RelativePath path) {
        if (!store.knows(place(path))) {
            store.expect(pass.key(), place(path), time.instant());
        }
    }

    @Override
    public void forget(RelativePath path) {
        store.forget(place(path));
    }

    @Override
    public List<RelativePath> all() {
        Path root = pass.job().local();
        List<RelativePath> all = new ArrayList<>();
        for (Path each : store.all(pass.key())) {
            if (each.startsWith(root)) {
                List<String> names = new ArrayList<>();
                root.relativize(each).forEach(name -> names.add(name.toString()));
                all.add(new RelativePath(List.copyOf(names)));
            }
        }
        return all;
    }

    private Path place(RelativePath path) {
        Path at = pass.job().local();
        for (String name : path.names()) {
            at = at.resolve(name);
        }
        return at;
    }
}
