package dev.caravan.web;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The logins that people follow over HTTP: at most one an account, the newest. */
final class LoginSessions implements AutoCloseable {

    private static final int ID_BITS = 128;
    private static final int BASE = 36;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource time;
    private final Map<String, LoginSession> byAccount = new ConcurrentHashMap<>();

    LoginSessions(InstantSource time) {
        this.time = time;
    }

    /** Begins a login; one that was under way for the account ends. */
    LoginSession start(String account, LoginWay way) {
        // Whoever knows the id may follow the login, so nobody can be able to guess it.
        String id = new BigInteger(ID_BITS, random).toString(BASE);
        LoginSession session = new LoginSession(id, account, time);
        Optional.ofNullable(byAccount.put(account, session)).ifPresent(LoginSession::cancel);
        Thread thread = new Thread(() -> session.follow(way), "login-" + account);
        thread.setDaemon(true);
        thread.start();
        return session;
    }

    Optional<LoginSession> find(String account, String id) {
        return Optional.ofNullable(byAccount.get(account))
                .filter(session -> session.id().equals(id));
    }

    @Override
    public void close() {
        byAccount.values().forEach(LoginSession::cancel);
    }
}
