package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.database.Session;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The question which items of a look share a folder and a name. */
final class RemoteDuplicates {

    private static final String DUPLICATES =
            """
            select s.* from seen s
            join (select parent, name from seen where state <> 1
                group by parent, name having count(*) > 1) twin
                on twin.parent = s.parent and twin.name = s.name
            where s.state <> 1
            order by s.parent, s.name, s.id
            """;

    private RemoteDuplicates() {}

    static List<RemoteDuplicate> in(Session session) throws SQLException {
        Map<RemoteId, Map<String, List<RemoteItem>>> groups = new TreeMap<>();
        for (RemoteItem twin : session.list(DUPLICATES, SeenItems::item)) {
            groups.computeIfAbsent(twin.parent(), parent -> new TreeMap<>())
                    .computeIfAbsent(twin.name(), name -> new ArrayList<>())
                    .add(twin);
        }
        List<RemoteDuplicate> duplicates = new ArrayList<>();
        groups.forEach(
                (parent, names) ->
                        names.forEach(
                                (name, items) ->
                                        duplicates.add(new RemoteDuplicate(parent, name, items))));
        return duplicates;
    }
}
