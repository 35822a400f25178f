package dev.caravan.worlds;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * In the modes in which what vanished on one side goes on the other, one for each direction and one
 * for both; {@code -Dmodes=all}, as {@code -Dworlds=} and {@code -Dseed=}, takes the others too.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(InDeletingModes.Source.class)
@interface InDeletingModes {

    /** Those modes. */
    final class Source implements ArgumentsProvider {

        private static final List<Modes> DELETING =
                List.of(Modes.MIRROR, Modes.SYNC, Modes.PULL_MIRROR);

        @Override
        public Stream<Arguments> provideArguments(ExtensionContext context) {
            return (isEveryModeAsked() ? Arrays.stream(Modes.values()) : DELETING.stream())
                    .map(Arguments::of);
        }

        private static boolean isEveryModeAsked() {
            return Stream.of("modes", "worlds", "seed")
                    .anyMatch(name -> System.getProperty(name) != null);
        }
    }
}
