package dev.caravan.settings.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The text of one YAML 1.2 document; here {@code off} is a word and not false. */
record YamlText(String text) {

    /** The tree of the text; nothing when it is blank or, then with a problem, not YAML. */
    Optional<Node> tree(Problems problems) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setSchema(new CoreSchema())
                        .setUseMarks(true)
                        .setAllowNonScalarKeys(true)
                        .build();
        if (PlaceholderMask.isTakenIn(text)) {
            refuseCharacters(problems);
            return Optional.empty();
        }
        try {
            return new Compose(settings).composeString(PlaceholderMask.on(text));
        } catch (MarkedYamlEngineException cause) {
            problems.add(
                    cause.getProblemMark().map(YamlText::position).orElse(Position.START),
                    KeyPath.TOP,
                    "this is not YAML: " + PlaceholderMask.off(cause.getProblem()));
        } catch (YamlEngineException cause) {
            // The engine's own text may quote the file, so it is not passed on.
            refuseCharacters(problems);
        }
        return Optional.empty();
    }

    private static void refuseCharacters(Problems problems) {
        problems.add(
                Position.START,
                KeyPath.TOP,
                "this is not YAML: it holds a character that is not allowed");
    }

    /** A scalar's text as it stands in the file. */
    static String text(ScalarNode node) {
        return PlaceholderMask.off(node.getValue());
    }

    static Position start(Node node) {
        return node.getStartMark().map(YamlText::position).orElse(Position.START);
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
