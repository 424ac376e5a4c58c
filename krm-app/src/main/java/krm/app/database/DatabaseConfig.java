package krm.app.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hands the database to Spring, migrated. Everything made of it is closed before it. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfig {

    /** Qualifier: not pooled, for connections that somebody keeps. */
    public static final String LONG_LIVED = "longLived";
    /** Qualifier: the pool of the keys' database. */
    public static final String KEYS = "keysDataSource";

    @Bean(destroyMethod = "close")
    Database database(ConfigurableEnvironment environment) {
        return Database.openMigrated(Lookup.of(environment));
    }

    @Bean
    DatabaseSettings databaseSettings(Database database) {
        return database.settings();
    }

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource dataSource(Database database) {
        return database.settings().main().programPool("krm");
    }

    @Bean(name = KEYS, destroyMethod = "close", defaultCandidate = false)
    HikariDataSource keysDataSource(Database database) {
        return database.settings().keys().programPool("krm-keys");
    }

    @Bean(name = LONG_LIVED, defaultCandidate = false)
    DataSource longLived(Database database) {
        return database.settings().main().longLived();
    }

    @Bean
    MasterKeySource masterKeySource(ConfigurableEnvironment environment, Database database) {
        return MasterKeySource.of(Lookup.of(environment), database);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
