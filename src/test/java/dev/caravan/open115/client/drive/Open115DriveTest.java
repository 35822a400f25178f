package dev.caravan.open115.client.drive;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveContract;
import dev.caravan.drive.OtherHands;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Open115DriveTest extends DriveContract {

    @TempDir private Path data;
    private SimulatedAccount account;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(data);
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    @Override
    protected Drive drive() {
        return account.drive();
    }

    @Override
    protected OtherHands others() {
        return account;
    }
}
