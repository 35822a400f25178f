package dev.caravan.settings.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The text of one YAML 1.2 document; here {@code off} is a word and not false. */
record YamlText(String text) {

    /** The tree of the text; nothing when it is blank. */
    Optional<Node> tree() throws NotYamlException {
        // In its usual schema the parser leaves merge keys to Mapping: in the other one it does not
        // return from a mapping that merges itself (3.0.1, November 2026).
        LoadSettings settings =
                LoadSettings.builder().setUseMarks(true).setAllowNonScalarKeys(true).build();
        if (PlaceholderMask.isTakenIn(text)) {
            throw NotYamlException.ofCharacters();
        }
        try {
            return new Compose(settings).composeString(PlaceholderMask.on(text));
        } catch (MarkedYamlEngineException cause) {
            throw NotYamlException.of(cause);
        } catch (YamlEngineException cause) {
            // The engine's own text may quote the file, so it is not passed on.
            throw NotYamlException.ofCharacters();
        }
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
